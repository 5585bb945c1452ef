// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.consentry.agent.decision.AskingClient;
import org.consentry.agent.decision.Evaluations;
import org.consentry.agent.decision.JournalUnavailableMapper;
import org.consentry.agent.decision.Problems;
import org.consentry.agent.decision.RequestIdFilter;
import org.consentry.agent.decision.SecurityLog;
import org.consentry.agent.decision.UnexpectedFaultMapper;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.protocol.MalformedMessageException;

/**
 * The door for reverse proxies, such as nginx with {@code auth_request}: 204 if what a client asks the proxy for may
 * leave, 403 if not. A request that is no retrieval of one study may not. The answer is on record before it is given.
 *
 * <p>A proxy that was configured wrongly is answered 400. That is no 403, so nginx says 500 and writes into its log
 * why.
 */
@WebServlet(ProxyServlet.PATH)
public class ProxyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String PATH = "/access/v1/proxy";
    static final String CODE = "Consentry-Code";
    static final String DECISION = "Consentry-Decision";

    private static final System.Logger LOG = System.getLogger(ProxyServlet.class.getName());

    @Inject
    private transient Evaluations evaluations;

    @Inject
    private transient SecurityLog security;

    /** For the container, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public ProxyServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestIdFilter.echo(request.getHeader(RequestIdFilter.HEADER), response::setHeader);
        if (!"GET".equals(request.getMethod())) {
            response.setHeader("Allow", "GET");
            Problems.write(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "expected GET");
            return;
        }
        try {
            answer(request, response);
        } catch (MalformedMessageException e) {
            Problems.write(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (JournalUnavailableException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Problems.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, JournalUnavailableMapper.DETAIL);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "An answer failed", e);
            Problems.write(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, UnexpectedFaultMapper.DETAIL);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String client = AskingClient.name(request);
        switch (new ProxyAnswers(evaluations).answer(name -> Collections.list(request.getHeaders(name)), client)) {
            case ProxyAnswers.Unclear _ -> {
                security.unclear(client, request.getRemoteAddr());
                response.setHeader(CODE, "NOT_ONE_STUDY");
                Problems.write(response, HttpServletResponse.SC_FORBIDDEN, "expected a retrieval of one study");
            }
            case ProxyAnswers.Passes yes -> {
                response.setHeader(DECISION, yes.decision());
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            case ProxyAnswers.Stays no -> {
                response.setHeader(DECISION, no.decision());
                response.setHeader(CODE, no.code());
                Problems.write(response, HttpServletResponse.SC_FORBIDDEN, "may not be released");
            }
        }
    }
}
