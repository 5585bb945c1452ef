// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.request;

import java.time.LocalDate;

/** What staff write down about a request. */
public sealed interface StaffStep {

    /** They take it. */
    record Take() implements StaffStep {}

    /** They told the recipient on a day. */
    record Tell(LocalDate day) implements StaffStep {}

    /**
     * The recipient answered on a day that it did what was asked.
     *
     * @param words what it did, for the patient to read
     * @param certificate number of its certificate; empty if it gave none
     */
    record Done(LocalDate day, String words, String certificate) implements StaffStep {}

    /**
     * On a day it became clear that it will not be done.
     *
     * @param ground the reason of law, for the patient to read
     */
    record Refuse(LocalDate day, String ground) implements StaffStep {}
}
