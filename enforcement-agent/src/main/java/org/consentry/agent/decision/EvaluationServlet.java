// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * The door for questions (OpenID AuthZEN Authorization API 1.0, sections 6 and 7). A plain servlet, since export
 * systems ask once per scan: the way through a resource class cost more than the answer. {@link AgentDoorFilter} is in
 * front.
 */
@WebServlet({EvaluationServlet.ONE, EvaluationServlet.SEVERAL})
public class EvaluationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String ONE = "/access/v1/evaluation";
    static final String SEVERAL = "/access/v1/evaluations";

    private static final System.Logger LOG = System.getLogger(EvaluationServlet.class.getName());
    private static final String JSON = "application/json";
    private static final int LONGEST = 64 << 10;
    private static final int LONGEST_OF_SEVERAL = 1 << 20;

    @Inject
    private transient Evaluations evaluations;

    /** For the container, which fills the field. */
    @SuppressWarnings("NullAway.Init")
    public EvaluationServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestIdFilter.echo(request.getHeader(RequestIdFilter.HEADER), response::setHeader);
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            Problems.write(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "expected POST");
        } else if (!isJson(request.getContentType())) {
            // HTTP has 415; AuthZEN's certification wants 400 of another content type (scenario 2.4.3).
            Problems.write(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "expected Content-Type " + JSON + ", found another or none");
        } else {
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean several = request.getServletPath().equals(SEVERAL);
        int longest = several ? LONGEST_OF_SEVERAL : LONGEST;
        byte[] question = request.getInputStream().readNBytes(longest + 1);
        if (question.length > longest) {
            Problems.write(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "expected a question of at most " + longest + " bytes");
            return;
        }
        byte[] answer;
        try {
            String text = new String(question, StandardCharsets.UTF_8);
            EvaluationMessages messages = new EvaluationMessages(evaluations);
            String client = AskingClient.name(request);
            answer = (several ? messages.several(text, client) : messages.one(text, client))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (MalformedMessageException e) {
            Problems.write(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        } catch (JournalUnavailableException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Problems.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, JournalUnavailableMapper.DETAIL);
            return;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "An answer failed", e);
            Problems.write(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, UnexpectedFaultMapper.DETAIL);
            return;
        }
        response.setContentType(JSON);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT).equals(JSON);
    }
}
