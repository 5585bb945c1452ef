// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.OneScan;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.ScanList;

/**
 * View model of a page of the patient's scans.
 *
 * @param first whether it is the first page
 * @param standing where the patient stands; missing when the server cannot tell
 */
public record ScansPage(ScanList list, boolean first, PageSection<Standing> standing) {

    /** What was said of a scan, as the end of a message key: no, same or unclear. */
    public String said(Scan scan) {
        return standing.value()
                .flatMap(now -> now.about(new OneScan(scan.id())))
                .map(Choice::said)
                .orElse("same");
    }
}
