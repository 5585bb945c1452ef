// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.opening;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
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
import java.time.Instant;
import org.consentry.policy.PatientId;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.fhir.person.PatientIdentities;

/**
 * Lets staff open a record that is closed to them: one asks, for a reason, another one decides, for a reason. The list
 * names the hospital number of a record, so that the second person knows whose record it is.
 */
@Path("openings")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class OpeningsResource {
    private static final int LIMIT_BYTES = 4 * 1024;
    private static final String ID = "{id: [A-Za-z0-9-]{22}}";

    private final Openings openings;
    private final PatientIdentities identities;

    /** Takes its collaborators. */
    @Inject
    public OpeningsResource(Openings openings, PatientIdentities identities) {
        this.openings = openings;
        this.identities = identities;
    }

    /**
     * Requests of the last 24 hours, and closed records in which something waits for staff. Only requests that wait,
     * and the caller's own, name a record by its number.
     */
    @GET
    public String recent(@Context HttpServletRequest request) {
        Login login = Callers.login(request, Duty.OFFICE);
        JsonArrayBuilder all = Json.createArrayBuilder();
        Instant now = openings.now();
        openings.recent().forEach(each -> all.add(json(each, login, now)));
        JsonArrayBuilder waiting = Json.createArrayBuilder();
        openings.waiting(login)
                .forEach((patient, count) -> waiting.add(
                        Json.createObjectBuilder().add("patient", patient).add("requests", count)));
        return Json.createObjectBuilder()
                .add("openings", all)
                .add("waiting", waiting)
                .build()
                .toString();
    }

    /** Asks for an opening. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(InputStream body, @Context HttpServletRequest request) {
        Caller caller = withReason(request);
        String id = openings.ask(patient(body), caller, Callers.login(request, Duty.OFFICE));
        return Response.status(Status.CREATED)
                .entity(Json.createObjectBuilder().add("id", id).build().toString())
                .build();
    }

    /** Opens a record, as another login asked. */
    @POST
    @Path(ID + "/approval")
    public String approve(@PathParam("id") String id, @Context HttpServletRequest request) {
        Caller caller = withReason(request);
        Instant until = openings.approve(id, caller, Callers.login(request, Duty.OFFICE));
        return Json.createObjectBuilder().add("until", until.toString()).build().toString();
    }

    /** Leaves a record closed. */
    @POST
    @Path(ID + "/rejection")
    public void refuse(@PathParam("id") String id, @Context HttpServletRequest request) {
        Caller caller = withReason(request);
        openings.refuse(id, caller, Callers.login(request, Duty.OFFICE));
    }

    private JsonObjectBuilder json(RecordOpening each, Login login, Instant now) {
        boolean mine = each.by().subject().equals(login.subject());
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", each.id())
                .add("asker", each.by().name())
                .add("mine", mine)
                .add("reason", each.reason())
                .add("at", each.at().toString())
                .add("state", each.state(now));
        if (mine) {
            json.add("patient", each.patient());
        }
        if (mine || each.waits(now)) {
            json.add(
                    "number",
                    identities.of(each.patient()).map(PatientId::value).orElse(""));
        }
        each.end()
                .ifPresent(end ->
                        json.add("ender", end.by()).add("endedAt", end.at().toString()));
        each.end().flatMap(RecordOpening.End::until).ifPresent(until -> json.add("until", until.toString()));
        return json;
    }

    private static String patient(InputStream body) {
        try {
            JsonObject said = StrictJson.object(Bodies.text(body, "a request", LIMIT_BYTES), "request");
            return said.get("patient") instanceof JsonString id ? id.getString() : "";
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }

    private static Caller withReason(HttpServletRequest request) {
        Caller caller = Callers.staff(request, Duty.OFFICE);
        if (caller.reason() == null) {
            throw new Problem(
                    Status.FORBIDDEN,
                    "Expected the header " + Caller.REASON_HEADER + " with 5 to 200 characters, found none");
        }
        return caller;
    }
}
