// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Numbers about all patients together.
 *
 * @param asOf when the server counted
 * @param from since when it counted what is over
 * @param waiting questions that wait
 * @param waitingParts those that are in time, and late ones
 * @param ended questions that were answered or closed, and how long that took
 * @param requests to delete scans
 * @param states those by their state
 * @param effect choices that work at all gateways, and how long that took
 */
public record NumbersReport(
        Instant asOf,
        Instant from,
        List<Said> choices,
        Figure waiting,
        List<Part> waitingParts,
        Times ended,
        Figure requests,
        List<Part> states,
        Times effect) {

    /** Copies the lists. */
    public NumbersReport {
        choices = List.copyOf(choices);
        waitingParts = List.copyOf(waitingParts);
        states = List.copyOf(states);
    }

    /**
     * People who said so about a matter.
     *
     * @param matter ai, research, company or scan
     * @param said yes or no
     * @param channels how they told it
     * @param languages which they speak, as their record has it
     */
    public record Said(String matter, String said, Figure people, List<Part> channels, List<Part> languages) {

        /** Copies the lists. */
        public Said {
            channels = List.copyOf(channels);
            languages = List.copyOf(languages);
        }
    }

    /** A part of a count. */
    public record Part(String code, Figure count) {}

    /**
     * How long something took.
     *
     * @param half half of them took so long at most; empty if there are too few
     * @param most 9 of 10 questions, or 95 of 100 choices, took so long at most
     */
    public record Times(Figure count, Optional<Duration> half, Optional<Duration> most) {}
}
