// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.bypass;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What left and nobody had allowed.
 *
 * @param openCount how many there are that nobody has looked into
 * @param open the newest of them, at most 200
 * @param closed what somebody has looked into, the newest first, at most 200
 */
public record BypassList(int openCount, List<Release> open, List<Release> closed) {

    /** Copies the lists. */
    public BypassList {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    /**
     * One of them.
     *
     * @param event id of its event
     * @param number the number of the patient's line; empty if nobody knows whose scan it is
     * @param study number of the scan in the archive, if nobody knows whose scan it is
     * @param to where it went
     * @param source what says so, such as {@code export_list}
     * @param by whose record that is
     * @param refused whether its sender had been told no; else it had not asked
     * @param found who looked into it, and what was found
     */
    public record Release(
            String event,
            Optional<String> number,
            Optional<String> study,
            Instant leftAt,
            To to,
            String source,
            String by,
            boolean refused,
            Optional<Found> found) {}

    /**
     * Where something went.
     *
     * @param recipient its name in the register, else its id or what the record calls the place
     * @param listed whether it is in the register
     * @param destination what the record calls the place; may be empty
     */
    public record To(String recipient, boolean listed, String destination) {}

    /**
     * What was found.
     *
     * @param who of staff looked into it
     * @param what in their words
     */
    public record Found(String who, String what, Instant at) {}
}
