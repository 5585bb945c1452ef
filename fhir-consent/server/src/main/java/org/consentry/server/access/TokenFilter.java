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
import java.util.Optional;
import java.util.function.Function;
import org.consentry.protocol.token.BearerToken;
import org.consentry.protocol.token.BearerTokens;
import org.consentry.protocol.token.Presented;
import org.jspecify.annotations.Nullable;

/**
 * First of all filters, for every door: checks the request's bearer token and carries what it says along with the
 * request. It refuses nobody, since some pages are public; each door behind it asks for the token it needs. Whoever
 * comes with a token that is not good is a stranger there, as if it had none.
 */
public class TokenFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String BAD = "org.consentry.bad-token";

    @Inject
    private transient BearerTokens tokens;

    /** For the container, which fills the field. */
    @SuppressWarnings("NullAway.Init")
    public TokenFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Presented presented = tokens.presented(Collections.list(request.getHeaders("Authorization")));
        if (presented instanceof Presented.Good good) {
            request.setAttribute(BearerToken.class.getName(), good.token());
        } else if (presented instanceof Presented.Bad) {
            request.setAttribute(BAD, true);
        }
        chain.doFilter(request, response);
    }

    /** The good token of this request. */
    static Optional<BearerToken> token(HttpServletRequest request) {
        return request.getAttribute(BearerToken.class.getName()) instanceof BearerToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    /**
     * What a refused caller is told to bring (RFC 6750, section 3).
     *
     * @param attribute gives the request's attributes by name, null where it has none
     */
    static String challenge(Function<String, @Nullable Object> attribute) {
        boolean bad = attribute.apply(BAD) != null;
        return "Bearer realm=\"consentry\"" + (bad ? ", error=\"invalid_token\"" : "");
    }
}
