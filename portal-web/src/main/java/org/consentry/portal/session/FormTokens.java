// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.mvc.security.Csrf;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.eclipse.krazo.security.CsrfToken;
import org.eclipse.krazo.security.CsrfTokenStrategy;
import org.eclipse.krazo.security.SessionCsrfTokenStrategy;

/**
 * Keeps the CSRF tokens of forms in the session. Krazo asks for a token with every page, and its own strategy would
 * begin a session for each visitor. A stranger has no form and gets no token. A request without session never has a
 * good token.
 */
public final class FormTokens implements CsrfTokenStrategy {

    private static final CsrfToken NOBODYS = new CsrfToken(Csrf.DEFAULT_CSRF_HEADER_NAME, "_csrf", "none");

    private final CsrfTokenStrategy inSession = new SessionCsrfTokenStrategy.Builder().build();

    @Override
    public Optional<CsrfToken> getToken(HttpServletRequest request, HttpServletResponse response, boolean create) {
        if (request.getSession(false) != null) {
            return inSession.getToken(request, response, create);
        }
        return create ? Optional.of(NOBODYS) : Optional.empty();
    }
}
