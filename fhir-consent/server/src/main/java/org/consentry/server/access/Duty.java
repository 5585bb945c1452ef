// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A kind of thing that staff do. A role of staff is a set of them, and a caller with several roles has what any of them
 * gives. A role that is not named here gives nothing.
 */
public enum Duty {
    /** Look at one patient, for a reason: who it is, scans, choices, what was shared, the accounting. */
    PATIENTS,
    /** Enter what a patient chose on paper or by phone. */
    CHOICES,
    /** Read what patients asked, wrote and wait for: the inbox, requests, groups of patients. */
    WORK_LISTS,
    /** Print letters in place of notes that nobody took. */
    LETTERS,
    /** Read numbers and lists that name no patient: reports, checks, notices, rules. */
    OVERVIEWS,
    /** Read the audit trail of everybody, and check it. */
    TRAIL,
    /** Read the register of groups, agents and routes with its drafts. */
    REGISTER,
    /** Draft changes of the register. */
    DRAFTS,
    /** Approve or refuse what others drafted. */
    APPROVALS,
    /** All else, which only privacy officers do. */
    OFFICE;

    private static final String OFFICER = "privacy-officer";

    /** Part of every role of staff in the realm, and what the sign-in asks for a code. */
    private static final String STAFF = "staff";

    private static final Map<String, Set<Duty>> ROLES = Map.of(
            "privacy-officer",
            EnumSet.allOf(Duty.class),
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

    /** The roles of staff. */
    public static Set<String> roles() {
        return ROLES.keySet();
    }

    /**
     * What these roles of a token give together; empty for somebody who is not of the staff. All but the officer's
     * count beside {@code staff} only: other systems of a realm may have a role named {@code auditor}, which opens
     * nothing here.
     */
    public static Set<Duty> of(Set<String> roles) {
        Set<Duty> all = EnumSet.noneOf(Duty.class);
        roles.stream()
                .filter(role -> role.equals(OFFICER) || roles.contains(STAFF))
                .forEach(role -> all.addAll(ROLES.getOrDefault(role, Set.of())));
        return Collections.unmodifiableSet(all);
    }

    /** All of them, which a privacy officer has. */
    public static Set<Duty> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(Duty.class));
    }
}
