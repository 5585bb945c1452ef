// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.session.openid.LoginRequest;

/**
 * The sign-ins that one browser has begun and not finished. A browser with several pages open may have a few at a time.
 */
final class BegunLogins {

    private static final String ATTRIBUTE = "consentry.begun";
    private static final int MOST = 5;
    private static final Duration TIME = Duration.ofMinutes(15);

    /**
     * One of them.
     *
     * @param page the address that was asked for
     */
    record Begun(LoginRequest request, String page) {}

    private final Map<String, Begun> byState = new LinkedHashMap<>();

    private BegunLogins() {}

    /** Those of this session, which lasts as long as a person may take to sign in, if it is new. */
    static BegunLogins of(HttpSession session) {
        synchronized (BegunLogins.class) {
            if (session.getAttribute(ATTRIBUTE) instanceof BegunLogins begun) {
                return begun;
            }
            if (session.isNew()) {
                session.setMaxInactiveInterval((int) TIME.toSeconds());
            }
            var begun = new BegunLogins();
            session.setAttribute(ATTRIBUTE, begun);
            return begun;
        }
    }

    synchronized void add(Begun begun) {
        byState.put(begun.request().state(), begun);
        if (byState.size() > MOST) {
            byState.remove(byState.keySet().iterator().next());
        }
    }

    /** Takes the one of this state: each is good once. */
    synchronized Optional<Begun> take(String state) {
        return Optional.ofNullable(byState.remove(state));
    }
}
