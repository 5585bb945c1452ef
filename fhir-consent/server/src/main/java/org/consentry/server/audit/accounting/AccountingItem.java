// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * One line of an accounting of disclosures, from the AuditEvent of a release or a refusal.
 *
 * @param event logical id of the AuditEvent
 * @param at when it happened
 * @param outcome what became of it
 * @param recipient who received it or was refused
 * @param purposes for which purposes
 * @param what what it was about
 * @param basis what allowed or refused it: versions of Consents, other rules
 */
record AccountingItem(
        String event,
        Instant at,
        Outcome outcome,
        Receiver recipient,
        List<Purpose> purposes,
        What what,
        List<String> basis) {
    AccountingItem {
        purposes = List.copyOf(purposes);
        basis = List.copyOf(basis);
    }

    /** What became of it. */
    enum Outcome {
        /** The recipient has it. */
        DISCLOSED,
        /** Nobody knows whether the recipient has it. It counts as disclosed. */
        UNCERTAIN,
        /** The recipient did not take it. */
        FAILED,
        /** It was refused. */
        REFUSED;

        boolean hasLeft() {
            return this == DISCLOSED || this == UNCERTAIN;
        }
    }

    /**
     * A recipient at the time of the event.
     *
     * @param id logical id of the Organization, or the identifier it gave
     * @param name its name, empty if unknown
     * @param country ISO 3166 code, empty if unknown
     */
    record Receiver(String id, String name, String country) {}

    /**
     * What was disclosed or asked for.
     *
     * @param study logical id of the ImagingStudy, or null if it is not known here
     * @param text a description, where it was no scan; empty if none was given
     * @param amount how much
     * @param identifiability {@code named}, {@code coded}, {@code none} or {@code stayed}; empty if not given
     * @param header whether it was facts about a scan, without any picture
     */
    record What(@Nullable String study, String text, Amount amount, String identifiability, boolean header) {
        /** Of whole objects, or of what is no scan. */
        What(@Nullable String study, String text, Amount amount, String identifiability) {
            this(study, text, amount, identifiability, false);
        }
    }

    /**
     * How much of it.
     *
     * @param images objects of scans
     * @param records lines of a bulk export, or objects of which only facts were shown; neither has images
     * @param bytes bytes that left
     */
    record Amount(long images, long records, long bytes) {
        Amount and(Amount other) {
            return new Amount(images + other.images, records + other.records, bytes + other.bytes);
        }
    }

    @Override
    public String toString() {
        return "AccountingItem[" + event + "]";
    }
}
