// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.portal.config.PortalConfig;
import org.jspecify.annotations.Nullable;

/** Takes {@code ?lang=es} of any GET: sets the language and goes back to the address without it. */
public class LanguageFilter extends HttpFilter {

    private static final int ONE_YEAR_SECONDS = 365 * 24 * 3600;

    @Inject
    private PortalConfig config;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Locale> picked = request.getMethod().equals("GET")
                ? inQuery(request.getQueryString()).flatMap(Languages::named)
                : Optional.empty();
        if (picked.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var cookie = new Cookie(Languages.cookie(config.https()), picked.get().getLanguage());
        cookie.setPath("/");
        cookie.setMaxAge(ONE_YEAR_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(config.https());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", clean(request.getRequestURI(), String.valueOf(request.getQueryString())));
    }

    private static Optional<String> inQuery(@Nullable String query) {
        if (query == null) {
            return Optional.empty();
        }
        String start = Languages.PARAMETER + "=";
        return Arrays.stream(query.split("&", -1))
                .filter(p -> p.startsWith(start))
                .map(p -> p.substring(start.length()))
                .findFirst();
    }

    /** A path of our own only: "//host" would be another site. */
    static String clean(String path, String query) {
        String rest = Arrays.stream(query.split("&", -1))
                .filter(p -> !p.isEmpty() && !p.startsWith(Languages.PARAMETER + "="))
                .collect(Collectors.joining("&"));
        return "/" + path.replaceFirst("^/+", "") + (rest.isEmpty() ? "" : "?" + rest);
    }
}
