// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that the issuer has ended, for as long as a token of one could still be good. Names come out of signed
 * logout tokens only, so strangers cannot fill it. Safe for any number of threads.
 */
final class EndedSessions {

    /** Longer than an access token lives: five minutes in our realm, at most some hours elsewhere. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final Map<String, Instant> ended = new ConcurrentHashMap<>();

    void add(String session, Instant now) {
        ended.values().removeIf(since -> since.isBefore(now.minus(KEPT)));
        ended.put(session, now);
    }

    boolean contains(@Nullable String session) {
        return session != null && ended.containsKey(session);
    }
}
