// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.notice;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;

/** Lets staff write and end what the hospital tells its patients. Each step is in the audit trail. */
@Path("notices")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class NoticesResource {
    private static final int LIMIT_BYTES = 16 * 1024;

    private final NoticeStore store;
    private final ResourceStore resources;
    private final AuditTrail trail;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public NoticesResource(NoticeStore store, ResourceStore resources, AuditTrail trail, InstantSource clock) {
        this.store = store;
        this.resources = resources;
        this.trail = trail;
        this.clock = clock;
    }

    /** The newest notices of all kinds. They name no patient, so no reason is needed. */
    @GET
    public String all(@Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.OVERVIEWS);
        JsonArrayBuilder notices = Json.createArrayBuilder();
        store.newest().forEach(each -> notices.add(NoticeJson.write(each)));
        return Json.createObjectBuilder().add("notices", notices).build().toString();
    }

    /** Publishes a notice at once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(InputStream body, @Context HttpServletRequest request) {
        Login by = Callers.login(request, Duty.OFFICE);
        NewNotice said = read(body);
        String company = said.company();
        if (company != null
                && resources.read(new ResourceKey("Organization", company)).isEmpty()) {
            throw new Problem(Status.BAD_REQUEST, "Expected company as the id of an Organization here, found none");
        }
        long id = store.add(said, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        record(AuditEntry.Interaction.CREATE, request, id);
        return Response.status(Status.CREATED).entity("{\"id\":" + id + "}").build();
    }

    /** Ends a notice at once. */
    @POST
    @Path("{id: [0-9]{1,18}}/end")
    public void end(@PathParam("id") long id, @Context HttpServletRequest request) {
        Login by = Callers.login(request, Duty.OFFICE);
        if (!store.end(id, by, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            throw new Problem(Status.CONFLICT, "Expected a notice that is not over, found none");
        }
        record(AuditEntry.Interaction.UPDATE, request, id);
    }

    private void record(AuditEntry.Interaction what, HttpServletRequest request, long id) {
        trail.record(AuditEntry.administration(what, Callers.of(request), "notice", Long.toString(id)));
    }

    private static NewNotice read(InputStream body) {
        try {
            return NoticeJson.read(StrictJson.object(Bodies.text(body, "a notice", LIMIT_BYTES), "notice"));
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }
}
