// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Set;
import org.consentry.portal.form.PostedForm;
import org.consentry.portal.view.ProblemPage;
import org.consentry.portal.view.Screen;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through when the person may open the address. A GET without sign-in goes to the provider; a POST is
 * answered by a page of our own, since a browser would not follow it to another site under our policy. An address of
 * another role looks like one that is not there.
 */
public class SignedInFilter extends HttpFilter {

    /** Request attribute with the values of a POST, for showing a refused form again. */
    public static final String FORM = "consentry.form";

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    @Inject
    private SecurityContext security;

    /** Asked for per request: at start there is no request to be signed in for. */
    @Inject
    private Provider<SignedIn> signedIn;

    @Inject
    private InstantSource clock;

    @Inject
    private Mark mark;

    @Inject
    private KeptForms keptForms;

    @Inject
    private Screen screen;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(WatchFilter.PASSED) != null) {
            chain.doFilter(request, response);
            return;
        }
        Access access = Access.of(request.getRequestURI());
        Principal principal = request.getUserPrincipal();
        HttpSession session = request.getSession(false);
        boolean callback = request.getRequestURI().equals("/callback");
        if (!callback && principal != null && session != null && SessionLimits.over(session, clock.instant())) {
            session.invalidate();
            page(
                    request,
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "timed-out.html",
                    ProblemPage.signedOut("/sign-in", false));
            return;
        }
        if (principal != null && !callback) {
            request.setAttribute(Screen.NAME, signedIn.get().person().name());
            request.setAttribute(Screen.MARK, mark.of(principal.getName()));
        }
        if (access == Access.PUBLIC) {
            chain.doFilter(request, response);
        } else if (access == Access.NOWHERE || (principal != null && !allowed(access, request))) {
            page(request, response, HttpServletResponse.SC_NOT_FOUND, "not-found.html", ProblemPage.PLAIN);
        } else if (request.getMethod().equals("POST")) {
            post(request, response, chain, principal);
        } else if (principal == null) {
            security.authenticate(request, response, AuthenticationParameters.withParams());
        } else {
            chain.doFilter(request, response);
        }
    }

    private void post(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, @Nullable Principal principal)
            throws IOException, ServletException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            page(request, response, HttpServletResponse.SC_FORBIDDEN, "other-site.html", ProblemPage.PLAIN);
            return;
        }
        PostedForm form = PostedForm.of(request).orElseThrow();
        if (form.refusal().isPresent()) {
            // What was not read is still coming.
            response.setHeader("Connection", "close");
            page(request, response, form.refusal().getAsInt(), "other-site.html", ProblemPage.PLAIN);
        } else if (principal == null) {
            boolean kept = keptForms.keep(request.getRequestURI(), form.values());
            page(
                    request,
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "timed-out.html",
                    ProblemPage.signedOut(request.getRequestURI(), kept));
        } else {
            request.setAttribute(FORM, form.values());
            chain.doFilter(form, response);
        }
    }

    private static boolean allowed(Access access, HttpServletRequest request) {
        return switch (access) {
            case PATIENT -> request.isUserInRole(SessionLimits.PATIENT_ROLE);
            case STAFF -> request.isUserInRole(SessionLimits.STAFF_ROLE);
            case PUBLIC, ANYONE_SIGNED_IN -> true;
            case NOWHERE -> false;
        };
    }

    private void page(
            HttpServletRequest request, HttpServletResponse response, int status, String view, ProblemPage page)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.getWriter().write(screen.problem(request, view, page));
    }
}
