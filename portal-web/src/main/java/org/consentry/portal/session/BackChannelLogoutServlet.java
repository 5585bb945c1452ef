// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.consentry.portal.form.PostedForm;
import org.consentry.portal.session.openid.EndedSession;
import org.consentry.portal.session.openid.OpenIdProvider;

/**
 * Takes the provider's word that a session has ended (OpenID Connect Back-Channel Logout 1.0, section 2.5). The sign-in
 * is over here with the next request. {@link ServerNotice} passes the provider's signed token on to the FHIR server.
 */
@WebServlet("/backchannel-logout")
public class BackChannelLogoutServlet extends HttpServlet {

    private static final System.Logger LOG = System.getLogger(BackChannelLogoutServlet.class.getName());

    @Inject
    private OpenIdProvider provider;

    @Inject
    private LiveSessions sessions;

    @Inject
    private ServerNotice server;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = PostedForm.of(request)
                .map(form -> form.values().getOrDefault("logout_token", ""))
                .orElse("");
        Optional<EndedSession> ended = token.isEmpty() ? Optional.empty() : provider.ended(token);
        if (ended.isEmpty()) {
            LOG.log(Level.WARNING, "A logout token was not good");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        int count = sessions.end(ended.get());
        LOG.log(Level.INFO, "The provider ended {0} sign-ins", count);
        server.tell(token);
        response.setStatus(HttpServletResponse.SC_OK);
    }
}
