// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Singleton;
import jakarta.mvc.locale.LocaleResolver;
import jakarta.mvc.locale.LocaleResolverContext;
import jakarta.ws.rs.core.Cookie;
import java.util.Locale;

/** Tells Jakarta MVC the language of a request. */
@Singleton
public class CookieLocaleResolver implements LocaleResolver {

    @Override
    public Locale resolveLocale(LocaleResolverContext context) {
        Cookie cookie = context.getCookie(Languages.COOKIE);
        return Languages.resolve(null, cookie == null ? null : cookie.getValue(), context.getAcceptableLanguages());
    }
}
