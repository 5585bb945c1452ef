// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;

/**
 * Lets staff edit the register of recipients. One login writes a draft, another publishes it; one pauses, two resume.
 * It names no patient, so it needs no reason for a look.
 */
@Path("companies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class CompaniesResource {
    private static final int LIMIT_BYTES = 64 * 1024;
    private static final String SLUG = "{slug: [A-Za-z0-9.-]{1,64}}";

    private final CompanyView view;
    private final CompanyDrafts drafts;
    private final CompanyPauses pauses;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public CompaniesResource(CompanyView view, CompanyDrafts drafts, CompanyPauses pauses, InstantSource clock) {
        this.view = view;
        this.drafts = drafts;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** All entries, drafts, and what waits for a second person. */
    @GET
    public String all(@Context HttpServletRequest request) {
        return view.all(Callers.login(request, Duty.REGISTER)).toString();
    }

    /** One entry with its versions and its draft. */
    @GET
    @Path(SLUG)
    public String one(@PathParam("slug") String slug, @Context HttpServletRequest request) {
        Login login = Callers.login(request, Duty.REGISTER);
        return view.one(slug, login, StaffAct.latest(now()))
                .orElseThrow(() -> new Problem(Status.NOT_FOUND, "Expected an entry or a draft, found none"))
                .toString();
    }

    /** Saves the draft of the caller, with the version of the entry from which it began as {@code base}. */
    @POST
    @Path(SLUG + "/draft")
    public String save(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        return "{\"seen\":" + drafts.save(act(slug, body, request, Duty.DRAFTS)) + "}";
    }

    /** Sends the caller's draft to a second person. */
    @POST
    @Path(SLUG + "/draft/review")
    public void send(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        drafts.send(act(slug, body, request, Duty.DRAFTS));
    }

    /** Sends another login's draft back, for a reason. */
    @POST
    @Path(SLUG + "/draft/return")
    public void sendBack(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        drafts.sendBack(act(slug, body, request, Duty.APPROVALS));
    }

    /** Publishes another login's draft, which is in force at once. */
    @POST
    @Path(SLUG + "/draft/publication")
    public String publish(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        return "{\"version\":" + drafts.publish(act(slug, body, request, Duty.APPROVALS)) + "}";
    }

    /** Drops a draft. */
    @POST
    @Path(SLUG + "/draft/rejection")
    public void drop(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        drafts.drop(act(slug, body, request, Duty.DRAFTS, Duty.APPROVALS));
    }

    /** Stops all that goes there, at once, for a reason. */
    @POST
    @Path(SLUG + "/pause")
    public void pause(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        pauses.pause(act(slug, body, request, Duty.OFFICE));
    }

    /** Asks to end a pause, for a reason. */
    @POST
    @Path(SLUG + "/resumption")
    public void ask(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        pauses.ask(act(slug, body, request, Duty.OFFICE));
    }

    /** Ends a pause, as another login asked. */
    @POST
    @Path(SLUG + "/resumption/approval")
    public void confirm(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        pauses.confirm(act(slug, body, request, Duty.OFFICE));
    }

    /** Drops what was asked for. */
    @POST
    @Path(SLUG + "/resumption/rejection")
    public void dropAsked(@PathParam("slug") String slug, InputStream body, @Context HttpServletRequest request) {
        pauses.drop(act(slug, body, request, Duty.OFFICE));
    }

    private StaffAct act(String slug, InputStream body, HttpServletRequest request, Duty... any) {
        Login login = Callers.login(request, any);
        return StaffAct.of(Callers.of(request), login, slug, Bodies.text(body, "a step", LIMIT_BYTES), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
