// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view.document;

import java.time.Instant;
import org.consentry.portal.fhir.accounting.LegalAccounting;

/**
 * View model of an accounting as a file.
 *
 * @param name of the patient
 * @param record number of the patient at the hospital; blank where the reader knows whose it is
 * @param made when it was read
 */
public record AccountingFile(LegalAccounting list, String name, String record, Instant made) {
    /** The template. */
    public static final String VIEW = "layout/accounting.html";

    /** The same for a program. */
    public byte[] json() {
        return list.json(made);
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "AccountingFile[" + made + "]";
    }
}
