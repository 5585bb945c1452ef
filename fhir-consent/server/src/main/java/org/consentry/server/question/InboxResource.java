// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.consentry.protocol.Json;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.answer.Problem;

/**
 * Lists questions for staff, a page at a time. The inbox needs no reason, as the questions themselves do not: it names
 * no patient.
 */
@Path("questions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class InboxResource {
    /** Questions of a page. */
    static final int PAGE = 25;

    private final InboxStore inbox;
    private final InboxTexts texts;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators, and the zone of the hospital's days. */
    @Inject
    public InboxResource(InboxStore inbox, InboxTexts texts, InstantSource clock, ZoneId zone) {
        this.inbox = inbox;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One page of the questions that a filter lets pass, how many there are on all pages, and the counts of all that
     * wait.
     *
     * @param show {@code waiting}, {@code mine}, {@code nobody}, {@code late}, {@code urgent}, or {@code answered} for
     *     those that ended in the last 30 days
     * @param page the first is 1
     */
    @GET
    public String list(
            @QueryParam("show") @DefaultValue("waiting") String show,
            @QueryParam("page") @DefaultValue("1") String page,
            @Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.WORK_LISTS);
        InboxFilter filter = InboxFilter.of(show)
                .orElseThrow(() -> new Problem(
                        Status.BAD_REQUEST, "Expected show as waiting, mine, nobody, late, urgent or answered"));
        if (!page.matches("[1-9][0-9]{0,5}")) {
            throw new Problem(Status.BAD_REQUEST, "Expected page as a number from 1 on");
        }
        Instant now = clock.instant();
        String account = Callers.subject(request);
        InboxStore.View view = new InboxStore.View(account, LocalDate.ofInstant(now, zone), now);
        JsonArrayBuilder lines = Json.createArrayBuilder();
        inbox.page(filter, view, PAGE, (Long.parseLong(page) - 1) * PAGE)
                .forEach(line -> lines.add(InboxJson.line(line, texts, account)));
        return Json.createObjectBuilder()
                .add("asOf", now.toString())
                .add("counts", InboxJson.counts(inbox.counts(view)))
                .add("total", inbox.count(filter, view))
                .add("pageSize", PAGE)
                .add("questions", lines)
                .build()
                .toString();
    }
}
