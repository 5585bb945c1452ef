// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.consentry.agent.replica.ExportRoute;

/**
 * Remembers which studies were shown on which route on this day (UTC): each is one line of its patient's page, however
 * often it is listed. What is forgotten is told once more, never once less. Safe for every thread.
 */
final class ShownToday {
    /** About 200 bytes of memory each. */
    private static final int MOST = 200_000;

    private final Set<Key> shown = new HashSet<>();
    private LocalDate day = LocalDate.MIN;

    private record Key(String route, String recipient, String purpose, String study) {}

    /** Whether it was shown on this day. */
    synchronized boolean holds(ExportRoute route, String study, Instant now) {
        turn(now);
        return shown.contains(key(route, study));
    }

    /** It was, and that is written down. */
    synchronized void add(ExportRoute route, String study, Instant now) {
        turn(now);
        if (shown.size() >= MOST) {
            shown.clear();
        }
        shown.add(key(route, study));
    }

    private void turn(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(day)) {
            shown.clear();
            day = today;
        }
    }

    private static Key key(ExportRoute route, String study) {
        return new Key(
                route.route().calledAe(),
                route.recipient().id().value(),
                route.route().purpose().code(),
                study);
    }
}
