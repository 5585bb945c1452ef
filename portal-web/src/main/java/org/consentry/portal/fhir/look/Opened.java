// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.look;

import java.util.Locale;

/** What staff looked at, as far as a patient knows it by a word. */
public enum Opened {
    PAGE("Patient"),
    CHOICES("Consent"),
    LIST("AuditEvent"),
    QUESTIONS("Communication"),
    REQUESTS("Task"),
    SCANS("ImagingStudy"),
    /** They asked to open the page, which is closed. */
    ASKED("OpeningAsked"),
    /** They let somebody else open it. */
    ALLOWED("OpeningAllowed"),
    /** They did not let somebody else open it. */
    REFUSED("OpeningRefused"),
    OTHER("");

    private final String type;

    Opened(String type) {
        this.type = type;
    }

    /** By the FHIR type of what was read. */
    static Opened of(String type) {
        for (Opened each : values()) {
            if (each.type.equals(type)) {
                return each;
            }
        }
        return OTHER;
    }

    /** Whether this is a step on the way to a look, and no look. */
    boolean isStep() {
        return this == ASKED || this == ALLOWED || this == REFUSED;
    }

    /** For example "choices". */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
