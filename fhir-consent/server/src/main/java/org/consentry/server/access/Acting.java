// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.consentry.server.access.Scopes.Scope;

/**
 * That a patient's login acts for another patient, by a grant that is in force now.
 *
 * @param relatedPerson logical id of the patient's RelatedPerson that stands for the proxy
 * @param powers what the proxy may do; seeing is always among them
 */
public record Acting(String relatedPerson, Set<Power> powers) {
    /** Header in which a patient's login names the Patient for whom it acts, by logical id. */
    public static final String HEADER = "Consentry-Acting-For";

    /**
     * Why a proxy looks, as the trail has it. Staff cannot give this reason, since it is shorter than any of theirs.
     */
    public static final String REASON = "PRXY";

    private static final String LEVEL = "patient";

    /** What a proxy may do for the patient. */
    public enum Power {
        /** See scans, choices, and who got scans. */
        SEE,
        /** Ask the hospital, ask companies to delete, and read what was asked. */
        ASK,
        /** Make choices. */
        CHOOSE;

        /** The power as a code. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the powers and adds seeing. */
    public Acting {
        List<Power> all = new ArrayList<>(powers);
        all.add(Power.SEE);
        powers = Set.copyOf(all);
    }

    /** The patient's RelatedPerson that stands for the proxy. */
    public String reference() {
        return "RelatedPerson/" + relatedPerson;
    }

    /**
     * What is left of what the patient may do, in the terms by which apps are limited, so that every door applies it.
     * Records of the person and lines of the list are read one by one and by operations, and not searched: a search by
     * address would tell the address. What is not named here is closed.
     */
    Scopes limits() {
        List<Scope> granted = new ArrayList<>(List.of(
                new Scope(LEVEL, "Patient", "r"),
                new Scope(LEVEL, "AuditEvent", "r"),
                new Scope(LEVEL, "ImagingStudy", "rs"),
                new Scope(LEVEL, "Consent", "rs")));
        if (powers.contains(Power.ASK)) {
            granted.add(new Scope(LEVEL, "Communication", "crs"));
            granted.add(new Scope(LEVEL, "Task", "crus"));
        }
        if (powers.contains(Power.CHOOSE)) {
            granted.add(new Scope(LEVEL, "Consent", "cu"));
        }
        return new Scopes(true, granted, List.of());
    }

    @Override
    public String toString() {
        return "Acting" + powers;
    }
}
