// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.problem;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.HexFormat;
import java.util.Random;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.ShutRecord;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.ProblemPage;

/**
 * Turns every failure into a page. "Not there" and "not yours" look the same. The page says in words when the server
 * cannot be reached. Anything else is logged under a number that the page shows.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Inject
    private HttpServletRequest request;

    @Inject
    private KeptForms keptForms;

    @Inject
    private FormKeys keys;

    @Inject
    private PageRenderer screen;

    @Inject
    private Random random;

    @Override
    public Response toResponse(Throwable problem) {
        if (problem instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        if (problem instanceof NotFoundException
                || problem instanceof NotAllowedException
                || problem instanceof FhirProblem.NotThere) {
            return page(404, "not-found.html", ProblemPage.PLAIN);
        }
        if (problem instanceof FhirProblem.Shut shut) {
            return PageResponses.seeOther(
                    new ShutRecord(keys.next(), shut.patient(), false).keep(request.getSession()));
        }
        if (problem instanceof FhirProblem.NotSignedIn || problem instanceof SignedIn.NobodySignedIn) {
            return signedOut();
        }
        if (problem instanceof FhirProblem.Closed) {
            return page(403, "death.html", ProblemPage.PLAIN);
        }
        if (problem instanceof SignedIn.NoPatient) {
            return page(403, "no-patient.html", ProblemPage.PLAIN);
        }
        if (problem instanceof FhirProblem.Away) {
            LOG.log(System.Logger.Level.WARNING, "The FHIR server cannot be reached: {0}", problem.getMessage());
            return page(503, "away.html", ProblemPage.PLAIN);
        }
        byte[] number = new byte[4];
        random.nextBytes(number);
        String shown = HexFormat.of().withUpperCase().formatHex(number);
        LOG.log(System.Logger.Level.ERROR, "Error number " + shown, problem);
        return page(500, "broken.html", ProblemPage.numbered(shown));
    }

    /** The session is of no use any more: it ends, and a form that was sent is kept for after the next sign-in. */
    private Response signedOut() {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        boolean kept = keptForms.keepPosted(request);
        String again = kept || request.getMethod().equals("GET") ? request.getRequestURI() : "/sign-in";
        return page(401, "timed-out.html", ProblemPage.signedOut(again, kept));
    }

    private Response page(int status, String view, ProblemPage page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(screen.problem(request, view, page))
                .build();
    }
}
