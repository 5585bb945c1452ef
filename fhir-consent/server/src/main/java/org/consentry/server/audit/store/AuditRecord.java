// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An AuditEvent as it is kept: its text, and the values by which it is found.
 *
 * @param id logical id
 * @param recorded when it happened, to the millisecond
 * @param patient logical id of the patient in whose compartment it is; null if it is in none
 * @param type {@code system|code}
 * @param codes other codes by which it is found
 * @param parties who took part and what it is about
 * @param body the JSON text
 * @param line what the patient's list shows of it
 */
public record AuditRecord(
        String id,
        Instant recorded,
        @Nullable String patient,
        String type,
        Codes codes,
        Parts parties,
        String body,
        ListLine line) {
    /** An event whose line is read from its text. */
    public AuditRecord(
            String id,
            Instant recorded,
            @Nullable String patient,
            String type,
            Codes codes,
            Parts parties,
            String body) {
        this(id, recorded, patient, type, codes, parties, body, ListLine.of(type, codes.outcome(), body));
    }

    /**
     * Codes of an event.
     *
     * @param subtype each {@code system|code}
     * @param action FHIR's letter, or null
     * @param outcome FHIR's number, or null
     * @param purpose each {@code system|code}
     */
    public record Codes(
            List<String> subtype,
            @Nullable String action,
            @Nullable String outcome,
            List<String> purpose) {
        public Codes {
            subtype = List.copyOf(subtype);
            purpose = List.copyOf(purpose);
        }
    }

    /**
     * References of an event, {@code Type/id} without version.
     *
     * @param recipient logical id of the Organization that received or was refused, or null
     * @param study logical id of the ImagingStudy it is about, or null
     * @param agents everybody who took part
     * @param entities everything it is about
     * @param isUnmatched whether it names a patient or scan that is unknown here
     */
    public record Parts(
            @Nullable String recipient,
            @Nullable String study,
            List<String> agents,
            List<String> entities,
            boolean isUnmatched) {
        public Parts {
            agents = List.copyOf(agents);
            entities = List.copyOf(entities);
        }
    }

    @Override
    public String toString() {
        return "AuditRecord[" + type + "]";
    }
}
