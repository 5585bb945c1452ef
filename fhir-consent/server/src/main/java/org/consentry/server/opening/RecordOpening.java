// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.consentry.server.access.Login;

/**
 * A request to open a closed record.
 *
 * @param id random
 * @param patient logical id
 * @param by who asked
 * @param reason that the patient reads
 * @param at when it was asked for
 * @param end what became of it; empty while it waits
 */
record RecordOpening(String id, String patient, Login by, String reason, Instant at, Optional<End> end) {
    /** How long a request waits for a second person. */
    static final Duration WAITS = Duration.ofMinutes(30);

    /** How long the record is open then. */
    static final Duration OPEN = Duration.ofMinutes(30);

    /**
     * What a second person made of a request.
     *
     * @param by name of that person
     * @param until when it is open no more; empty if it was refused
     */
    record End(String by, Instant at, Optional<Instant> until) {}

    /** Whether it waits, and is not too old. */
    boolean waits(Instant now) {
        return end.isEmpty() && now.isBefore(at.plus(WAITS));
    }

    /** Where it stands, as the door says it. */
    String state(Instant now) {
        if (end.isEmpty()) {
            return waits(now) ? "waits" : "late";
        }
        Optional<Instant> until = end.get().until();
        if (until.isEmpty()) {
            return "refused";
        }
        return now.isBefore(until.get()) ? "open" : "over";
    }

    @Override
    public String toString() {
        return "RecordOpening[" + id + "]";
    }
}
