// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.Set;

/**
 * Which duties of staff open a type of resources; any one of them is enough. Where {@link TypeAccess} leaves staff out,
 * no duty lets them in.
 *
 * @param ofPatient to read what is of a patient
 * @param ofNobody to read what is of nobody
 * @param write to create and update
 */
public record StaffAccess(Set<Duty> ofPatient, Set<Duty> ofNobody, Set<Duty> write) {
    private static final Set<Duty> NOBODY = Set.of();

    /** The public register. */
    static final StaffAccess OPEN = new StaffAccess(Duty.all(), Duty.all(), NOBODY);

    /** What is known of a patient. */
    static final StaffAccess LOOK = new StaffAccess(Set.of(Duty.PATIENTS), Set.of(Duty.PATIENTS), NOBODY);

    /** What a patient chose, and what proves it. */
    static final StaffAccess CHOICE =
            new StaffAccess(Set.of(Duty.PATIENTS), Set.of(Duty.PATIENTS), Set.of(Duty.CHOICES));

    /** The audit trail. What is of nobody is a work list, too. */
    static final StaffAccess TRAIL = new StaffAccess(Set.of(Duty.PATIENTS), Set.of(Duty.TRAIL, Duty.OVERVIEWS), NOBODY);

    /** What patients asked for and wait for. */
    static final StaffAccess ASKED =
            new StaffAccess(Set.of(Duty.WORK_LISTS), Set.of(Duty.WORK_LISTS), Set.of(Duty.OFFICE));

    /** The ways out of the hospital. */
    static final StaffAccess WAYS = new StaffAccess(NOBODY, Set.of(Duty.REGISTER), NOBODY);

    /** What only privacy officers read and write. */
    static final StaffAccess OFFICE = new StaffAccess(Set.of(Duty.OFFICE), Set.of(Duty.OFFICE), Set.of(Duty.OFFICE));

    /** Copies the sets. */
    public StaffAccess {
        ofPatient = Set.copyOf(ofPatient);
        ofNobody = Set.copyOf(ofNobody);
        write = Set.copyOf(write);
    }

    /** Whether one of the staff may read what is of a patient. */
    boolean readsOfPatient(Caller caller) {
        return ofPatient.stream().anyMatch(caller::may);
    }

    /** Whether one of the staff may read what is of nobody. */
    boolean readsOfNobody(Caller caller) {
        return ofNobody.stream().anyMatch(caller::may);
    }

    /** Whether one of the staff may create and update. */
    boolean writes(Caller caller) {
        return write.stream().anyMatch(caller::may);
    }
}
