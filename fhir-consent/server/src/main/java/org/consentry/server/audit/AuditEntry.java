// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import org.consentry.server.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did with a patient's resource through the FHIR door.
 *
 * @param interaction what was done
 * @param caller who did it
 * @param patient logical id of the patient
 * @param what reference to the resource, version-specific if it was written; a type for a list
 */
public record AuditEntry(Interaction interaction, Caller caller, String patient, String what) {
    /** FHIR restful interactions with their audit action. */
    public enum Interaction {
        READ("read", "R"),
        SEARCH("search-type", "E"),
        CREATE("create", "C"),
        UPDATE("update", "U");

        private final String code;
        private final String action;

        Interaction(String code, String action) {
            this.code = code;
            this.action = action;
        }

        String code() {
            return code;
        }

        String action() {
            return action;
        }
    }

    /** Why staff looked; null for patients and systems. */
    @Nullable String reason() {
        return caller.reason();
    }
}
