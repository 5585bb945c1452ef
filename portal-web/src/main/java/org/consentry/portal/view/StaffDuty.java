// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A kind of thing that staff do. The consent server enforces it; the portal shows what fits. */
public enum StaffDuty {
    /** Look at one patient, for a reason. */
    PATIENTS,
    /** Enter what a patient chose on paper or by phone. */
    CHOICES,
    /** Read questions and requests of patients. */
    WORK_LISTS,
    /** Print letters in place of notes that nobody took. */
    LETTERS,
    /** Read numbers and lists that name no patient. */
    OVERVIEWS,
    /** Read the audit trail of everybody. */
    TRAIL,
    /** Read the register of groups, gateways and routes. */
    REGISTER,
    /** Draft changes of the register. */
    DRAFTS,
    /** Approve or refuse what others drafted. */
    APPROVALS,
    /** All else, which only privacy officers do. */
    OFFICE;

    private static final String OFFICER = "privacy-officer";
    private static final String STAFF = "staff";

    private static final Map<String, Set<StaffDuty>> ROLES = Map.of(
            "privacy-officer",
            EnumSet.allOf(StaffDuty.class),
            "privacy-reader",
            EnumSet.of(PATIENTS, WORK_LISTS, OVERVIEWS, REGISTER),
            "desk",
            EnumSet.of(PATIENTS, CHOICES, LETTERS),
            "registry-editor",
            EnumSet.of(REGISTER, DRAFTS),
            "registry-approver",
            EnumSet.of(REGISTER, APPROVALS),
            "auditor",
            EnumSet.of(PATIENTS, OVERVIEWS, TRAIL));

    /**
     * What these roles of a sign-in give together; empty for somebody who is not of the staff. All but the officer's
     * count beside {@code staff} only.
     */
    public static Set<StaffDuty> of(Set<String> roles) {
        Set<StaffDuty> all = EnumSet.noneOf(StaffDuty.class);
        roles.stream()
                .filter(role -> role.equals(OFFICER) || roles.contains(STAFF))
                .forEach(role -> all.addAll(ROLES.getOrDefault(role, Set.of())));
        return Collections.unmodifiableSet(all);
    }
}
