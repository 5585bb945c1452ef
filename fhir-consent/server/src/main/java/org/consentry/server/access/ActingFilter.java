// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.OutcomeWriter;

/**
 * The one place where a patient's login begins to act for another patient. The header {@value Acting#HEADER} names that
 * patient, and a grant must be in force now. Everybody else who sends the header is refused with 403, at every door. It
 * also refuses the own login of a patient who has died. If neither can be known, it refuses with 503.
 */
public class ActingFilter extends HttpFilter {
    /** Says in a refusal why, so that a portal can tell the person. */
    public static final String WHY = "Consentry-Refused";

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(ActingFilter.class.getName());
    private static final String FHIR_DOOR = "/r4";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    @Inject
    private transient PatientStanding standing;

    /** For the container, which fills the field. */
    @SuppressWarnings("NullAway.Init")
    public ActingFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> named = Collections.list(request.getHeaders(Acting.HEADER));
        Caller caller = Callers.of(request);
        if (!named.isEmpty() && caller.kind() == Caller.Kind.ANONYMOUS) {
            response.setHeader(
                    "WWW-Authenticate", TokenFilter.presented(request).challenge());
            OutcomeWriter.send(
                    request, response, HttpServletResponse.SC_UNAUTHORIZED, "login", "A valid bearer token is needed");
            return;
        }
        try {
            if (named.isEmpty() ? isClosed(request, caller) : !begins(request, caller, named)) {
                refuse(request, response, named.isEmpty() ? "deceased" : "no-grant");
                return;
            }
        } catch (RuntimeException unknown) {
            LOG.log(Level.ERROR, "How a patient's login stands could not be read", unknown);
            response.setHeader("Retry-After", "5");
            OutcomeWriter.send(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "transient",
                    "The database does not answer");
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isClosed(HttpServletRequest request, Caller caller) {
        return isFhir(request) && caller.patient().filter(standing::isClosed).isPresent();
    }

    /** Whether this caller may act for whom the header names. From here on the request is the patient's. */
    private boolean begins(HttpServletRequest request, Caller caller, List<String> named) {
        if (!isFhir(request)
                || named.size() != 1
                || !ID.matcher(named.getFirst()).matches()) {
            return false;
        }
        // An app got its scopes for its own patient.
        if (caller.kind() != Caller.Kind.PATIENT || caller.scopes().limits()) {
            return false;
        }
        Optional<Acting> acting = caller.patient().flatMap(own -> standing.acting(own, named.getFirst()));
        acting.ifPresent(found -> request.setAttribute(Callers.ACTING, caller.actingFor(named.getFirst(), found)));
        return acting.isPresent();
    }

    private static boolean isFhir(HttpServletRequest request) {
        return FHIR_DOOR.equals(request.getServletPath());
    }

    /** The same words for a patient who is not here, one without a grant, and a grant that is over. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        response.setHeader(WHY, why);
        OutcomeWriter.send(
                request,
                response,
                HttpServletResponse.SC_FORBIDDEN,
                "forbidden",
                "Expected a login that may act for this patient, found another");
    }
}
