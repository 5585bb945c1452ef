// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Singleton;
import jakarta.mvc.locale.LocaleResolver;
import jakarta.mvc.locale.LocaleResolverContext;
import jakarta.ws.rs.core.Cookie;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells Jakarta MVC the language of a request. */
@Singleton
public class CookieLocaleResolver implements LocaleResolver {

    @Override
    public Locale resolveLocale(LocaleResolverContext context) {
        String picked = Stream.of(true, false)
                .map(https -> context.getCookie(Languages.cookie(https)))
                .filter(Objects::nonNull)
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
        return Languages.resolve(null, picked, context.getAcceptableLanguages());
    }
}
