// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers names for a while. Only names out of signed tokens come here, so that strangers cannot fill it. */
final class SeenOnce {

    private final Duration remembered;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    SeenOnce(Duration remembered) {
        this.remembered = remembered;
    }

    /** True for the first time only. */
    synchronized boolean isNew(String name, Instant now) {
        seen.values().removeIf(since -> since.isBefore(now.minus(remembered)));
        return seen.putIfAbsent(name, now) == null;
    }
}
