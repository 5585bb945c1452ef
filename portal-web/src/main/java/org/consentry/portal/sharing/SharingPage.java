// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import java.time.LocalDate;
import java.util.List;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.fhir.sharing.SharingHistory;

/**
 * View model of the list.
 *
 * @param ledger the lines of this page, and the numbers over all lines
 * @param listStarts first day the list covers
 * @param gaps what the hospital told of lines that are missing
 */
public record SharingPage(
        SharingFilter filter, SharingHistory ledger, LocalDate listStarts, PageSection<List<Notice>> gaps) {

    /** Whether there is something to sum up in a sentence. */
    public boolean summary() {
        return ledger.counts().times() > 0 || ledger.counts().refused() > 0;
    }

    public int pages() {
        return ledger.pages();
    }
}
