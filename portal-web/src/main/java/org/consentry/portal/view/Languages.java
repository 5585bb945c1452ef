// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The languages of the portal. A request gets the one of its query, else of its cookie, else of Accept-Language, else
 * English.
 */
public final class Languages {

    public static final Locale ENGLISH = Locale.US;
    public static final Locale SPANISH = Locale.forLanguageTag("es-US");
    public static final List<Locale> ALL = List.of(ENGLISH, SPANISH);

    static final String PARAMETER = "lang";

    private static final String COOKIE = "lang";
    private static final String COOKIE_OF_HOST = "__Host-lang";

    private Languages() {}

    /** The supported language a tag such as {@code es} or {@code es-MX} names; empty when we do not speak it. */
    public static Optional<Locale> named(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String language = Locale.forLanguageTag(tag).getLanguage();
        return ALL.stream().filter(l -> l.getLanguage().equals(language)).findFirst();
    }

    /** The cookie's name: browsers take {@code __Host-} over TLS only, for the whole site, from this host. */
    static String cookie(boolean https) {
        return https ? COOKIE_OF_HOST : COOKIE;
    }

    /** Whether a cookie of this name holds a language, with TLS or without. */
    static boolean isCookie(String name) {
        return COOKIE.equals(name) || COOKIE_OF_HOST.equals(name);
    }

    static Locale resolve(@Nullable String query, @Nullable String cookie, List<Locale> accepted) {
        return named(query)
                .or(() -> named(cookie))
                .or(() -> accepted.stream()
                        .flatMap(l -> named(l.getLanguage()).stream())
                        .findFirst())
                .orElse(ENGLISH);
    }
}
