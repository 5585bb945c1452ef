// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Function;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PersonFacts;
import org.consentry.server.storage.ResourceKey;

/**
 * Lets staff enter, list and end who may act for a patient. Each request names patients, so each needs a reason, and is
 * a look or a change that the patient can read of.
 */
@Path("proxies")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class ProxiesResource {
    private static final int LIMIT_BYTES = 8 * 1024;

    private final Grants grants;
    private final GrantStore store;
    private final LinkedPatients people;
    private final PersonFacts facts;
    private final AuditTrail trail;

    /** Takes its collaborators. */
    @Inject
    public ProxiesResource(
            Grants grants, GrantStore store, LinkedPatients people, PersonFacts facts, AuditTrail trail) {
        this.grants = grants;
        this.store = store;
        this.people = people;
        this.facts = facts;
        this.trail = trail;
    }

    /** Who may act for a patient and who might until now, the newest first. */
    @GET
    public String of(@QueryParam("patient") @DefaultValue("") String patient, @Context HttpServletRequest request) {
        Caller caller = withReason(request, Duty.PATIENTS);
        if (!ResourceKey.isId(patient) || facts.name(patient).isEmpty()) {
            throw new Problem(Status.NOT_FOUND, "Expected patient as the logical id of a Patient that is here");
        }
        Set<String> records = people.merged(patient);
        records.forEach(record -> trail.looked(caller, record, "RelatedPerson", true));
        JsonArrayBuilder all = Json.createArrayBuilder();
        store.of(records)
                .forEach(grant -> all.add(
                        GrantJson.write(grant, facts.name(grant.said().proxy()).orElse(""))));
        return Json.createObjectBuilder().add("proxies", all).build().toString();
    }

    /** Makes a grant. It counts from its first day on, at once if that is today. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(InputStream body, @Context HttpServletRequest request) {
        Caller caller = withReason(request, Duty.OFFICE);
        Login by = Callers.login(request, Duty.OFFICE);
        String id = grants.make(read(body, GrantJson::read), caller, by);
        return Response.status(Status.CREATED)
                .entity(Json.createObjectBuilder().add("id", id).build().toString())
                .build();
    }

    /** Ends a grant at once. */
    @POST
    @Path("{id: [A-Za-z0-9-]{22}}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    public void end(@PathParam("id") String id, InputStream body, @Context HttpServletRequest request) {
        Caller caller = withReason(request, Duty.OFFICE);
        Login by = Callers.login(request, Duty.OFFICE);
        String why = read(body, GrantJson::why);
        Grant grant = store.find(id)
                .orElseThrow(() -> new Problem(Status.NOT_FOUND, "Expected a grant that is here, found none"));
        if (grant.ended().isPresent()) {
            throw new Problem(Status.CONFLICT, "Expected a grant that was not ended, found one that was");
        }
        grants.end(grant, "staff", caller, by, why);
    }

    private static Caller withReason(HttpServletRequest request, Duty duty) {
        Caller caller = Callers.staff(request, duty);
        if (caller.reason() == null) {
            throw new Problem(
                    Status.FORBIDDEN,
                    "Expected the header " + Caller.REASON_HEADER + " with 5 to 200 characters, found none");
        }
        return caller;
    }

    private static <T> T read(InputStream body, Function<JsonObject, T> form) {
        try {
            return form.apply(StrictJson.object(Bodies.text(body, "a grant", LIMIT_BYTES), "grant"));
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }
}
