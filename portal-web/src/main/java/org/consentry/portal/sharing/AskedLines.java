// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.consentry.portal.fhir.sharing.LineFilter;
import org.consentry.portal.view.PageResponses;

/** Which lines an address of the list or of its files asks for. */
public class AskedLines {
    private final SharingFilter filter;
    private final int part;

    /** Takes the fields of the list's form, the page and its length, and the number of a file's part. */
    public AskedLines(
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("who") @DefaultValue("") String who,
            @QueryParam("why") @DefaultValue("") String why,
            @QueryParam("scan") @DefaultValue("") String scan,
            @QueryParam("outcome") @DefaultValue("") String outcome,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("page") @DefaultValue("") String page,
            @QueryParam("rows") @DefaultValue("") String rows,
            @QueryParam("part") @DefaultValue("") String part) {
        this.filter = new SharingFilter(
                new LineFilter(year, who, why, scan, outcome, name),
                PageResponses.number(page),
                PageResponses.number(rows));
        this.part = PageResponses.number(part);
    }

    /** The lines. */
    public SharingFilter filter() {
        return filter;
    }

    /** The number of the part; the first is 1. */
    public int part() {
        return part;
    }
}
