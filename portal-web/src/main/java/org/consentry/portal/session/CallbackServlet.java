// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.consentry.portal.session.openid.OpenIdProvider;
import org.consentry.portal.session.openid.TokenAnswer;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.ProblemPage;
import org.consentry.portal.view.StaffWork;

/**
 * Takes the browser back from the provider after a login. It hands in the code, begins the session and goes on to the
 * page that was asked for. An answer that this browser did not ask for gets a plain page and begins nothing.
 */
@WebServlet("/callback")
public class CallbackServlet extends HttpServlet {

    @Inject
    private OpenIdProvider provider;

    @Inject
    private LiveSessions sessions;

    @Inject
    private PageRenderer screen;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<BegunLogins.Begun> begun = begun(request);
        String code = request.getParameter("code");
        if (begun.isEmpty() || code == null || code.isBlank()) {
            page(request, response, HttpServletResponse.SC_FORBIDDEN, "sign-in.html");
            return;
        }
        TokenAnswer answer = provider.redeem(code, begun.get().request());
        if (answer instanceof TokenAnswer.Given given) {
            LiveSession live = sessions.begin(request, response, given.tokens());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", target(begun.get().page(), live.work()));
        } else if (answer instanceof TokenAnswer.Away) {
            page(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "away.html");
        } else {
            page(request, response, HttpServletResponse.SC_FORBIDDEN, "sign-in.html");
        }
    }

    /** What this browser had begun under the state that it brings. */
    private static Optional<BegunLogins.Begun> begun(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String state = request.getParameter("state");
        return session == null || state == null
                ? Optional.empty()
                : BegunLogins.of(session).take(state);
    }

    private void page(HttpServletRequest request, HttpServletResponse response, int status, String view)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.getWriter().write(screen.problem(request, view, ProblemPage.PLAIN));
    }

    /** The page asked for when it is one of this person's; else their first page. Never another site. */
    static String target(String asked, StaffWork work) {
        boolean staff = work.some();
        String home = staff ? work.home() : "/home";
        URI uri;
        try {
            uri = URI.create(asked);
        } catch (IllegalArgumentException e) {
            return home;
        }
        String path = uri.getRawPath();
        if (path == null || PageAccess.of(path) != (staff ? PageAccess.STAFF : PageAccess.PATIENT)) {
            return home;
        }
        String query = uri.getRawQuery();
        return "/" + path.replaceFirst("^/+", "") + (query == null ? "" : "?" + query);
    }
}
