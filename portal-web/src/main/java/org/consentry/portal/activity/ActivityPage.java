// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.activity;

import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.look.Looks;

/** View model of the list of looks; missing while the server cannot give it. */
public record ActivityPage(PageSection<Looks> looks) {

    /** Number of the page of a list that is there. */
    public int page() {
        return looks.get().page();
    }

    /** Address of another page. */
    public String path(int other) {
        return other > 1 ? "/activity?page=" + other : "/activity";
    }
}
