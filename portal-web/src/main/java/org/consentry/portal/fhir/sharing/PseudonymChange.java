// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A change of the code under which a company knows a person.
 *
 * @param was the first code
 * @param now the one that counts
 * @param cause why it changed
 * @param since the day it changed
 * @param open whether the company must still be informed
 */
public record PseudonymChange(String was, String now, Cause cause, Optional<LocalDate> since, boolean open) {

    /** Why a code changed. */
    public enum Cause {
        /** Two records of one person became one. */
        MERGE,
        /** Such a merge ended: the first code stays another person's. */
        PARTING
    }

    public boolean parted() {
        return cause == Cause.PARTING;
    }
}
