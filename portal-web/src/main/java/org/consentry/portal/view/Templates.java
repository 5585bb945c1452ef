// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;

/** Thymeleaf over the templates of this WAR and our message bundles. Thread-safe. */
public final class Templates {

    private final TemplateEngine engine = new TemplateEngine();

    /** @param files opens a template by its name, for example {@code home/home.html}; null when there is none */
    public Templates(Function<String, @Nullable InputStream> files, Messages messages) {
        var resolver = new AbstractConfigurableTemplateResolver() {
            @Override
            protected ITemplateResource computeTemplateResource(
                    IEngineConfiguration configuration,
                    @Nullable String ownerTemplate,
                    String template,
                    String resourceName,
                    @Nullable String characterEncoding,
                    @Nullable Map<String, Object> attributes) {
                return new Template(resourceName, files);
            }
        };
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCacheable(true);
        engine.setTemplateResolver(resolver);
        engine.setMessageResolver(new BundleResolver(messages));
    }

    public String render(String view, Locale locale, Map<String, Object> model) {
        return engine.process(view, new Context(locale, model));
    }

    /** Resolves {@code #{key}} from our bundles; a key that is missing stops the page. */
    private static final class BundleResolver extends AbstractMessageResolver {

        private final Messages messages;

        BundleResolver(Messages messages) {
            this.messages = messages;
        }

        @Override
        public String resolveMessage(
                ITemplateContext context,
                @Nullable Class<?> origin,
                String key,
                Object @Nullable [] messageParameters) {
            Object[] parameters = messageParameters == null ? new Object[0] : messageParameters;
            return context.getVariable("frame") instanceof Layout frame
                    ? messages.text(frame, key, parameters)
                    : messages.text(context.getLocale(), key, parameters);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context,
                @Nullable Class<?> origin,
                String key,
                Object @Nullable [] messageParameters) {
            throw new IllegalStateException("No text for key " + key);
        }
    }

    private record Template(String name, Function<String, @Nullable InputStream> files) implements ITemplateResource {

        @Override
        public String getDescription() {
            return name;
        }

        @Override
        public String getBaseName() {
            return name;
        }

        @Override
        public boolean exists() {
            try (InputStream in = files.apply(name)) {
                return in != null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Reader reader() throws IOException {
            InputStream in = files.apply(name);
            if (in == null) {
                throw new IOException("No template " + name);
            }
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        }

        @Override
        public ITemplateResource relative(String relativeLocation) {
            return new Template(relativeLocation, files);
        }
    }
}
