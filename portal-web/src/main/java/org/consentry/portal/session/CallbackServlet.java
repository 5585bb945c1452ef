// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.openid.OpenIdConstant;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.consentry.portal.view.ProblemPage;
import org.consentry.portal.view.Screen;

/**
 * Where the provider sends the browser after a login: starts the session's limits and goes on to the page that was
 * asked for.
 */
@WebServlet("/callback")
public class CallbackServlet extends HttpServlet {

    @Inject
    private OpenIdContext openId;

    @Inject
    private InstantSource clock;

    @Inject
    private Screen screen;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getUserPrincipal() == null) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/html; charset=utf-8");
            response.getWriter().write(screen.problem(request, "sign-in.html", ProblemPage.PLAIN));
            return;
        }
        request.changeSessionId();
        boolean staff = request.isUserInRole(SessionLimits.STAFF_ROLE);
        SessionLimits.start(request.getSession(), staff, clock.instant());
        Optional<String> asked = openId.getStoredValue(request, response, OpenIdConstant.ORIGINAL_REQUEST);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", target(asked.orElse(""), staff));
    }

    /** The page asked for when it is one of this person's; else their first page. Never another site. */
    static String target(String asked, boolean staff) {
        String home = staff ? "/staff" : "/home";
        URI uri;
        try {
            uri = URI.create(asked);
        } catch (IllegalArgumentException e) {
            return home;
        }
        String path = uri.getRawPath();
        if (path == null || Access.of(path) != (staff ? Access.STAFF : Access.PATIENT)) {
            return home;
        }
        String query = uri.getRawQuery();
        return "/" + path.replaceFirst("^/+", "") + (query == null ? "" : "?" + query);
    }
}
