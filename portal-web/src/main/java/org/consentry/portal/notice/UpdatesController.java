// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.notice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.fhir.notice.NoticeClient;
import org.consentry.portal.view.PageResponses;

/** Shows everybody what the hospital told: gaps in lists, outages and new groups, also what is over. */
@Controller
@Path("updates")
public class UpdatesController {

    private final NoticeClient notices;
    private final PageResponses pages;

    @Inject
    public UpdatesController(NoticeClient notices, PageResponses pages) {
        this.notices = notices;
        this.pages = pages;
    }

    @GET
    public Response updates() {
        PageSection<List<Notice>> told = PageSection.of(notices::published);
        return pages.show(told.there() ? 200 : 503, "notice/updates.html", told);
    }
}
