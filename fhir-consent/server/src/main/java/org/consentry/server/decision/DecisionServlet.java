// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.token.Presented;
import org.consentry.server.access.answer.AgentFailures;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.audit.event.CurrentRequest;
import org.consentry.server.audit.event.Requester;
import org.consentry.server.storage.database.FullDisk;

/**
 * The door for questions. A plain servlet, since export systems ask once per scan: on the way through a resource class,
 * finding it, filling it and making its security context took a third of an answer's time.
 */
@WebServlet({DecisionServlet.ONE, DecisionServlet.SEVERAL})
public class DecisionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String ONE = "/access/v1/evaluation";
    static final String SEVERAL = "/access/v1/evaluations";
    static final int LIMIT_BYTES = 1 << 20;

    private static final String JSON = "application/json";
    private static final DecisionRules RULES = new DecisionRules();
    private static final DecisionFailures MALFORMED = new DecisionFailures();

    @Inject
    private transient FullDisk disk;

    @Inject
    private transient DecisionMessages evaluations;

    /** For the container, which fills the field. */
    @SuppressWarnings("NullAway.Init")
    public DecisionServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestIds.echo(request.getHeader(RequestIds.HEADER), response::setHeader);
        Optional<Response> refusal = RULES.refusal(Presented.of(request.getAttribute(Presented.ATTRIBUTE)))
                .or(() -> refusal(request));
        if (refusal.isPresent()) {
            Problem.write(refusal.get(), response);
            return;
        }
        byte[] answer;
        try {
            answer = answer(request).getBytes(StandardCharsets.UTF_8);
        } catch (MalformedMessageException malformed) {
            Problem.write(MALFORMED.toResponse(malformed), response);
            return;
        } catch (RuntimeException failure) {
            Problem.write(new AgentFailures(disk).toResponse(failure), response);
            return;
        }
        response.setContentType(JSON);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private String answer(HttpServletRequest request) throws IOException {
        String text = Bodies.text(request.getInputStream(), "a question", LIMIT_BYTES);
        Requester asker = CurrentRequest.asker(request);
        return request.getServletPath().equals(SEVERAL)
                ? evaluations.several(text, asker)
                : evaluations.one(text, asker);
    }

    private static Optional<Response> refusal(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return Optional.of(Problem.response(Status.METHOD_NOT_ALLOWED, "Expected POST")
                    .header("Allow", "POST")
                    .build());
        }
        String type = request.getContentType();
        boolean json = type != null
                && type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT).equals(JSON);
        return json ? Optional.empty() : Optional.of(ContentTypes.refusal());
    }
}
