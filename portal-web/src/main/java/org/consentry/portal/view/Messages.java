// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The wording of every page, by language and key. A key that is not there is a bug and fails loudly. Thread-safe. */
public final class Messages {

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    /** The wording of this WAR. */
    public Messages() {
        this(name -> Messages.class.getClassLoader().getResourceAsStream(name));
    }

    /** @param files opens a file by its name, for example {@code messages/messages_en.properties}; null if none */
    Messages(Function<String, @Nullable InputStream> files) {
        Languages.ALL.forEach(l -> byLanguage.put(l.getLanguage(), load(l.getLanguage(), files)));
    }

    /** The text of a key in the language of the locale, with its parameters put in. */
    public String text(Locale locale, String key, Object... parameters) {
        String pattern = patterns(locale).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text for key " + key + " in " + locale.getLanguage());
        }
        return new MessageFormat(pattern, locale).format(parameters);
    }

    /** The text of a key as it reads in a frame: on the page of another person some texts have words of their own. */
    String text(Layout frame, String key, Object... parameters) {
        String found =
                frame.wordings(key).stream().filter(this::has).findFirst().orElse(key);
        return text(frame.locale(), found, parameters);
    }

    /** Whether there is a text for the key, for codes that come from outside. */
    public boolean has(String key) {
        return patterns(Languages.ENGLISH).containsKey(key);
    }

    private Map<String, String> patterns(Locale locale) {
        return byLanguage.getOrDefault(locale.getLanguage(), Map.of());
    }

    private static Map<String, String> load(String language, Function<String, @Nullable InputStream> files) {
        String file = "messages/messages_" + language + ".properties";
        try (InputStream in = files.apply(file)) {
            if (in == null) {
                throw new IllegalStateException("No " + file);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var patterns = new HashMap<String, String>();
            properties.stringPropertyNames().forEach(key -> patterns.put(key, properties.getProperty(key)));
            return Map.copyOf(patterns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
