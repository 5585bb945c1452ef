// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.Identifiability;

/**
 * One instance that is about to leave.
 *
 * @param patient its patient
 * @param study the study it belongs to
 * @param deidentification what was done to it: codes of (0012,0064), such as 113100; empty if nothing
 * @param identifiability how far it still identifies the patient
 * @param ground what its permit was decided on
 */
public record Item(
        PatientId patient,
        StudyUid study,
        SortedSet<String> deidentification,
        Identifiability identifiability,
        Ground ground) {

    public Item {
        deidentification = Collections.unmodifiableSortedSet(new TreeSet<>(deidentification));
    }
}
