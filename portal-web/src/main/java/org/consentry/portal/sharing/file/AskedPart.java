// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.consentry.portal.sharing.SharingFilter;
import org.consentry.portal.view.PageResponses;

/** What an address of a file asks for. */
public class AskedPart {
    private final SharingFilter filter;
    private final int part;

    /** Takes the fields of the list's own filter, and the number of the part. */
    public AskedPart(
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("who") @DefaultValue("") String who,
            @QueryParam("why") @DefaultValue("") String why,
            @QueryParam("part") @DefaultValue("") String part) {
        this.filter = new SharingFilter(year, who, why, 1);
        this.part = PageResponses.number(part);
    }

    SharingFilter filter() {
        return filter;
    }

    int part() {
        return part;
    }
}
