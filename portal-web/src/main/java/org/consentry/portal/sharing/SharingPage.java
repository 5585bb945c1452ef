// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import java.time.LocalDate;
import org.consentry.portal.fhir.sharing.SharingHistory;

/**
 * View model of the list.
 *
 * @param ledger the lines of this page, and the numbers over all lines
 * @param listStarts first day the list covers
 */
public record SharingPage(SharingFilter filter, SharingHistory ledger, LocalDate listStarts) {

    /** Whether there is something to sum up in a sentence. */
    public boolean summary() {
        return ledger.counts().times() > 0 || ledger.counts().refused() > 0;
    }

    public int pages() {
        return ledger.pages();
    }
}
