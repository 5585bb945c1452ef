// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.consentry.protocol.token.BearerTokens;
import org.consentry.protocol.token.LogoutTokens;
import org.consentry.server.access.answer.Problem;

/**
 * Takes logout tokens, which the portal passes on from the identity provider. From then on every door refuses tokens of
 * the ended session. Anybody may call this servlet, since the provider signed the logout token.
 */
@WebServlet("/session-ends")
public class SessionEndsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(SessionEndsServlet.class.getName());
    /**
     * The token comes in a header, since strangers may call this servlet: they could send a body as slowly as they
     * like.
     */
    private static final String TOKEN = "Logout-Token";

    @Inject
    private transient LogoutTokens logouts;

    @Inject
    private transient BearerTokens tokens;

    /** For the container, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public SessionEndsServlet() {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Optional<String> session = Optional.ofNullable(request.getHeader(TOKEN)).flatMap(logouts::endedSession);
        if (session.isEmpty()) {
            LOG.log(Level.WARNING, "A logout token was not good");
            Problem.write(
                    Problem.response(Status.BAD_REQUEST, "Expected a logout token of the identity provider")
                            .build(),
                    response);
            return;
        }
        tokens.end(session.get());
        response.setStatus(HttpServletResponse.SC_OK);
    }
}
