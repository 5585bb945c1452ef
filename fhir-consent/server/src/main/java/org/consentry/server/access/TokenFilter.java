// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.consentry.protocol.token.BearerTokens;
import org.consentry.protocol.token.Presented;

/**
 * Checks the bearer token of every request at every door, before the filters that ask who calls. It attaches the result
 * to the request. It refuses nobody, since some pages are public: each door behind it asks for the token it needs. A
 * bad token counts there as no token.
 */
public class TokenFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient BearerTokens tokens;

    /** For the container, which fills the field. */
    @SuppressWarnings("NullAway.Init")
    public TokenFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(
                Presented.ATTRIBUTE, tokens.presented(Collections.list(request.getHeaders("Authorization"))));
        chain.doFilter(request, response);
    }

    /** The token that this request presents. */
    static Presented presented(HttpServletRequest request) {
        return Presented.of(request.getAttribute(Presented.ATTRIBUTE));
    }
}
