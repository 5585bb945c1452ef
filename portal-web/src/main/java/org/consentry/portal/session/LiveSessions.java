// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.session.openid.EndedSession;
import org.consentry.portal.session.openid.LoginRequest;
import org.consentry.portal.session.openid.ProviderTokens;
import org.consentry.portal.view.StaffWork;

/** All sign-ins of this portal, so that one can be ended from outside. Each leaves with its HTTP session. */
@Singleton
public class LiveSessions {

    private static final String ATTRIBUTE = "consentry.live";

    private final Set<LiveSession> all = ConcurrentHashMap.newKeySet();
    private final PortalConfig config;
    private final Random random;
    private final InstantSource clock;

    @Inject
    public LiveSessions(PortalConfig config, Random random, InstantSource clock) {
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /** Begins in an HTTP session of its own, with a new id, so that nothing of before can be used afterwards. */
    LiveSession begin(HttpServletRequest request, HttpServletResponse response, ProviderTokens tokens) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        // The container may give a new session the id that the browser came with.
        request.changeSessionId();
        boolean staff = StaffWork.of(tokens.identity().roles()).some();
        String secret = LoginRequest.secret(random);
        LiveSession live =
                new LiveSession(tokens, SessionLimits.end(staff, clock.instant()), SessionKey.of(secret), all::remove);
        session.setMaxInactiveInterval(SessionLimits.idleSeconds(staff));
        all.add(live);
        session.setAttribute(ATTRIBUTE, live);
        response.addHeader("Set-Cookie", SessionKey.header(secret, config.https()));
        return live;
    }

    /** The sign-in of this browser, also when it is over; nothing for a browser without its second cookie. */
    Optional<LiveSession> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof LiveSession live
                        && live.key().opens(request, config.https())
                ? Optional.of(live)
                : Optional.empty();
    }

    /** Ends what the provider has ended. Returns how many sign-ins that were. */
    int end(EndedSession ended) {
        int count = 0;
        for (LiveSession live : all) {
            if (ended.is(live.identity())) {
                live.end();
                count++;
            }
        }
        return count;
    }
}
