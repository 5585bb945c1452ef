// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingRow;

/**
 * View model of one scan: who got it, and the choice for it.
 *
 * @param ledger the newest lines about it; missing when the server cannot tell
 */
public record ScanPage(Scan scan, PageSection<SharingHistory> ledger, SingleQuestion question) {

    public boolean is(String name) {
        return question.is(name);
    }

    public ChoiceForm form() {
        return question.form();
    }

    /** The newest lines, those that wait first. */
    public List<SharingRow> rows() {
        return ledger.value().map(SharingHistory::all).orElse(List.of());
    }

    /** Whether there are more lines than this page shows. */
    public boolean more() {
        return ledger.value()
                .filter(all -> all.counts().matches() > all.rows().size())
                .isPresent();
    }
}
