// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;

/**
 * Gives Krazo's filters and writer by CDI what they ask of Jersey with {@code @Context}. Jersey 4.0.2.payara-p2 of
 * Payara 7.2026.11 fills these fields of the first component only, and which one that is differs from start to start
 * (decision 0027).
 */
public class ContextExtension implements Extension {
    private static final Set<String> LEFT_OUT = Set.of(
            "org.eclipse.krazo.security.CsrfValidateFilter",
            "org.eclipse.krazo.core.ViewableWriter",
            "org.eclipse.krazo.core.ViewResponseFilter");
    private static final String PRODUCER = "org.eclipse.krazo.jaxrs.JaxRsContextProducer";

    void annotated(@Observes @WithAnnotations(Context.class) ProcessAnnotatedType<?> type)
            throws ClassNotFoundException {
        Class<?> owner = type.getAnnotatedType().getJavaClass();
        if (!LEFT_OUT.contains(owner.getName())) {
            return;
        }
        Class<?> producer = owner.getClassLoader().loadClass(PRODUCER);
        type.configureAnnotatedType()
                .filterFields(field -> field.isAnnotationPresent(Context.class))
                .forEach(field -> field.add(Injected.HERE)
                        .add(qualifier(
                                producer, field.getAnnotated().getJavaMember().getType())));
    }

    /** The qualifier that Krazo's own producer of that type has. */
    private static Annotation qualifier(Class<?> producer, Class<?> wanted) {
        return Arrays.stream(producer.getDeclaredMethods())
                .filter(method -> method.getReturnType() == wanted)
                .map(Method::getAnnotations)
                .flatMap(Arrays::stream)
                .filter(each -> each.annotationType().isAnnotationPresent(Qualifier.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Expected a producer of " + wanted + " in " + producer));
    }

    private static final class Injected extends AnnotationLiteral<Inject> implements Inject {
        private static final long serialVersionUID = 1L;
        private static final Injected HERE = new Injected();
    }
}
