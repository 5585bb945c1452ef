// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import org.consentry.server.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did with a resource through the FHIR door.
 *
 * @param interaction what was done
 * @param caller who did it
 * @param patient logical id of the patient; null for what is no patient's
 * @param what reference to the resource, version-specific if it was written; a type for a list; {@code system|value}
 *     for what is no resource
 * @param isWithheld whether the patient must not know of it: then it is in nobody's compartment
 */
public record AuditEntry(
        Interaction interaction, Caller caller, @Nullable String patient, String what, boolean isWithheld) {
    /** Something the patient may know of. */
    public AuditEntry(Interaction interaction, Caller caller, @Nullable String patient, String what) {
        this(interaction, caller, patient, what, false);
    }

    /**
     * Something staff did with what is neither a resource nor a patient's.
     *
     * @param kind what it is, such as {@code notice}
     * @param id its number among those of its kind
     */
    public static AuditEntry administration(Interaction interaction, Caller caller, String kind, String id) {
        return new AuditEntry(interaction, caller, null, DisclosureMapping.NS + kind + "|" + id);
    }

    /** FHIR restful interactions with their audit action. */
    public enum Interaction {
        READ("read", "R", "Read"),
        SEARCH("search-type", "E", "Query"),
        CREATE("create", "C", "Create"),
        UPDATE("update", "U", "Update");

        private final String code;
        private final String action;
        private final String pattern;

        Interaction(String code, String action, String pattern) {
            this.code = code;
            this.action = action;
            this.pattern = pattern;
        }

        String code() {
            return code;
        }

        public String action() {
            return action;
        }

        /** The end of the BALP pattern's name. */
        String pattern() {
            return pattern;
        }
    }

    /** Whether one of staff was to be shown something. */
    public boolean isLookOfStaff() {
        boolean reads = interaction == Interaction.READ || interaction == Interaction.SEARCH;
        return reads && caller.kind() == Caller.Kind.STAFF;
    }

    /** The reason staff gave; null for patients and systems. */
    @Nullable String reason() {
        return caller.reason();
    }
}
