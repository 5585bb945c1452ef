// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.form.PostedForm;
import org.consentry.portal.session.openid.LoginRequest;
import org.consentry.portal.session.openid.OpenIdProvider;
import org.consentry.portal.view.Layout;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.ProblemPage;

/**
 * Lets a request through when the person may open the address. A GET without sign-in goes to the provider. A POST
 * without sign-in gets a page of our own, since our policy keeps a browser from following it to another site. An
 * address of patients looks to staff like one that is not there, and so the other way round. Of the staff, who may not
 * open a page is told so.
 */
public class SignedInFilter extends HttpFilter {

    /** Request attribute with the sign-in of this request. */
    static final String LIVE = "consentry.live";

    /** Request attribute with the {@link ActingFor} of this request; none for the own page. */
    static final String ACTING = "consentry.acting";

    private static final String SWITCH = "/people/switch";

    /** Request attribute with the values of a POST, for showing a refused form again. */
    public static final String FORM = "consentry.form";

    /** More forms came from one person than are taken in a minute. */
    static final int TOO_MANY = 429;

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    @Inject
    private OpenIdProvider provider;

    @Inject
    private LiveSessions sessions;

    @Inject
    private Random random;

    @Inject
    private InstantSource clock;

    @Inject
    private AccountMark mark;

    @Inject
    private ActingWatch watch;

    @Inject
    private KeptForms keptForms;

    @Inject
    private FormAllowance allowance;

    @Inject
    private PageRenderer screen;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(MonitoringFilter.PASSED) != null) {
            chain.doFilter(request, response);
            return;
        }
        PageAccess access = PageAccess.of(request.getRequestURI());
        if (access == PageAccess.OPEN) {
            chain.doFilter(request, response);
            return;
        }
        Optional<LiveSession> live = sessions.of(request);
        LiveSession.State state =
                live.map(found -> found.look(provider::renew, clock.instant())).orElse(LiveSession.State.GOOD);
        if (state == LiveSession.State.OVER) {
            request.getSession().invalidate();
            over(access, request, response, chain);
        } else if (state == LiveSession.State.AWAY) {
            away(request, response);
        } else {
            live.ifPresent(found -> remember(request, found));
            if (live.isEmpty() || isOpen(access, live.get(), request, response)) {
                pass(access, live, request, response, chain);
            }
        }
    }

    /** What was filled in when the session had ended is kept, as for somebody who had signed out before. */
    private void over(PageAccess access, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().equals("POST") && access != PageAccess.PUBLIC && access != PageAccess.NOWHERE) {
            post(access, Optional.empty(), request, response, chain);
            return;
        }
        page(
                request,
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                "timed-out.html",
                ProblemPage.signedOut("/sign-in", false));
    }

    private void pass(
            PageAccess access,
            Optional<LiveSession> live,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (access == PageAccess.PUBLIC) {
            chain.doFilter(request, response);
        } else if (access == PageAccess.NOWHERE || (live.isPresent() && !allowed(access, live.get()))) {
            page(request, response, HttpServletResponse.SC_NOT_FOUND, "not-found.html", ProblemPage.PLAIN);
        } else if (live.isPresent() && access == PageAccess.STAFF && !isTheirs(live.get(), request)) {
            elsewhere(live.get(), request, response);
        } else if (request.getMethod().equals("POST")) {
            post(access, live, request, response, chain);
        } else if (live.isEmpty()) {
            signIn(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Whether the pages of the person for whom this sign-in acts are open. If the grant is over, the sign-in is the
     * person's own again, and a page says so.
     */
    private boolean isOpen(
            PageAccess access, LiveSession live, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<ActingFor> acting = live.acting();
        if (acting.isEmpty() || access == PageAccess.ANYONE_SIGNED_IN || SWITCH.equals(request.getRequestURI())) {
            return true;
        }
        ActingWatch.Found found = live.identity()
                .patient()
                .map(own -> watch.look(FhirCaller.of(live.tokens().access()), own, acting.get()))
                .orElse(ActingWatch.Found.OVER);
        switch (found) {
            case OVER -> {
                live.actForNobody();
                request.removeAttribute(ACTING);
                request.removeAttribute(PageRenderer.ACTED_FOR);
                remember(request, live);
                page(request, response, HttpServletResponse.SC_FORBIDDEN, "acting-over.html", ProblemPage.PLAIN);
            }
            case AWAY -> away(request, response);
            case IN_FORCE -> {
                if (access != PageAccess.PATIENT || acting.get().opens(request.getRequestURI())) {
                    return true;
                }
                page(request, response, HttpServletResponse.SC_NOT_FOUND, "not-found.html", ProblemPage.PLAIN);
            }
        }
        return false;
    }

    /** Whether a form was opened on another person's page of this sign-in than it is sent from. */
    private static boolean isOfAnother(
            PageAccess access, LiveSession live, HttpServletRequest request, PostedForm form) {
        return access == PageAccess.PATIENT
                && live.hasActed()
                && !SWITCH.equals(request.getRequestURI())
                && !String.valueOf(request.getAttribute(PageRenderer.MARK))
                        .equals(form.values().get(KeptForms.OWNER));
    }

    private void remember(HttpServletRequest request, LiveSession live) {
        request.setAttribute(LIVE, live);
        request.setAttribute(PageRenderer.NAME, live.identity().name());
        Optional<ActingFor> acting = live.acting();
        acting.ifPresent(other -> {
            request.setAttribute(ACTING, other);
            request.setAttribute(PageRenderer.ACTED_FOR, other.shown());
        });
        request.setAttribute(PageRenderer.WORK, live.work());
        String whose = acting.map(other -> " for " + other.patient()).orElse("");
        request.setAttribute(PageRenderer.MARK, mark.of(live.identity().account() + whose));
        request.setAttribute(
                PageRenderer.WHO,
                live.isStaff() ? Layout.Who.STAFF : live.isPatient() ? Layout.Who.PATIENT : Layout.Who.PUBLIC);
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LoginRequest login = LoginRequest.of(random);
        Optional<URI> address = provider.signInAddress(login, PageRenderer.locale(request));
        if (address.isEmpty()) {
            away(request, response);
            return;
        }
        String query = request.getQueryString();
        String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        BegunLogins.of(request.getSession()).add(new BegunLogins.Begun(login, asked));
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", address.get().toString());
    }

    private void away(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "away.html", ProblemPage.PLAIN);
    }

    private void post(
            PageAccess access,
            Optional<LiveSession> live,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
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
        } else if (live.isEmpty()) {
            boolean kept = keptForms.keep(request.getRequestURI(), form.values());
            page(
                    request,
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "timed-out.html",
                    ProblemPage.signedOut(request.getRequestURI(), kept));
        } else if (isOfAnother(access, live.get(), request, form)) {
            page(request, response, HttpServletResponse.SC_CONFLICT, "other-person.html", ProblemPage.PLAIN);
        } else {
            request.setAttribute(FORM, form.values());
            // Signing out is never too much.
            Duration wait = access == PageAccess.ANYONE_SIGNED_IN
                    ? Duration.ZERO
                    : allowance.take(live.get().identity().subject());
            if (wait.isZero()) {
                chain.doFilter(form, response);
            } else {
                tooMany(request, response, wait);
            }
        }
    }

    /** What was filled in is kept, and shown again when the person goes back to the form. */
    private void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(
                "Retry-After", Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()));
        boolean kept = keptForms.keepPosted(request);
        page(request, response, TOO_MANY, "too-many.html", ProblemPage.again(request.getRequestURI(), kept));
    }

    private static boolean isTheirs(LiveSession live, HttpServletRequest request) {
        return live.work().opens(request.getMethod().equals("POST"), request.getRequestURI());
    }

    /** Who has no work list begins at another page. All other pages of other roles say so. */
    private void elsewhere(LiveSession live, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getMethod().equals("GET") && request.getRequestURI().equals("/staff")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", live.work().home());
            return;
        }
        page(request, response, HttpServletResponse.SC_FORBIDDEN, "other-role.html", ProblemPage.PLAIN);
    }

    private static boolean allowed(PageAccess access, LiveSession live) {
        return switch (access) {
            case PATIENT -> live.isPatient();
            case STAFF -> live.isStaff();
            case OPEN, PUBLIC, ANYONE_SIGNED_IN -> true;
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
