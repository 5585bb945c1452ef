// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the parts of a patient's list of sharing. */
public final class Sharing {
    private Sharing() {}

    /**
     * Which lines are wanted; null fields mean all.
     *
     * @param records logical ids of all records that were merged with the patient's own, and of that one
     * @param from the newest event of a line is not before
     * @param until the newest event of a line is before
     * @param recipient logical id of an Organization
     * @param why code of a purpose
     * @param line id of any event of a line
     * @param kind what it is about and what became of it
     */
    record Request(
            Set<String> records,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String recipient,
            @Nullable String why,
            @Nullable String line,
            LineKind kind) {
        Request {
            records = Set.copyOf(records);
        }

        /** Lines of every kind. */
        Request(
                Set<String> records,
                @Nullable Instant from,
                @Nullable Instant until,
                @Nullable String recipient,
                @Nullable String why,
                @Nullable String line) {
            this(records, from, until, recipient, why, line, LineKind.ANY);
        }

        @Override
        public String toString() {
            return "Request[]";
        }
    }

    /**
     * One line: an event, or many refused questions of one kind.
     *
     * @param event logical id of its first event
     * @param last when its newest event was recorded
     * @param number how many events it sums up
     * @param storedAt when this server wrote the first event
     * @param body the first event as it is kept
     */
    record Line(String event, Instant last, long number, Instant storedAt, String body) {
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /**
     * Numbers over all lines of a patient, with or without the filter.
     *
     * @param lines all lines
     * @param matches lines that pass the filter
     * @param times how often a scan left, or may have
     * @param groups how many recipients got one
     * @param withoutName how often without the name
     * @param others how often something else left, such as facts about a scan without it, or left without us
     * @param refused how often somebody was refused
     */
    record Counts(long lines, long matches, long times, long groups, long withoutName, long others, long refused) {}

    /**
     * The values a reader can choose from.
     *
     * @param years years that have lines, the newest first
     * @param recipients ids of the organizations with the newest lines, those first
     * @param purposes codes of purposes that have lines, in order
     * @param scans ids of the imaging studies with the newest lines, those first
     */
    record Choices(List<String> years, List<String> recipients, List<String> purposes, List<String> scans) {
        Choices {
            years = List.copyOf(years);
            recipients = List.copyOf(recipients);
            purposes = List.copyOf(purposes);
            scans = List.copyOf(scans);
        }
    }

    /**
     * The numbers and the choices.
     *
     * @param first when the oldest event of all lines was; null if there are none
     */
    record Summary(Counts counts, Choices choices, @Nullable Instant first) {}

    /**
     * An event that is, or is part of, a line of a patient's list.
     *
     * @param event logical id of the AuditEvent
     * @param patient logical id of the record whose list it is in
     */
    public record Owned(String event, String patient) {
        @Override
        public String toString() {
            return "Owned[]";
        }
    }
}
