// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.bypass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import org.consentry.protocol.Json;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.audit.bypass.BypassStore.Bypass;
import org.consentry.server.audit.bypass.BypassStore.Closed;
import org.consentry.server.storage.SpokenNumber;

/** Shows staff what left past the agents and nobody had allowed, and takes what they found out. */
@Path("bypass")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class BypassResource {
    private final BypassStore list;
    private final LookRecorder looks;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public BypassResource(BypassStore list, LookRecorder looks, InstantSource clock) {
        this.list = list;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * The newest of both kinds. It names no patient, so it needs no reason: a number leads to the line, for a reason.
     */
    @GET
    public String all(@Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.OVERVIEWS);
        JsonArrayBuilder open = Json.createArrayBuilder();
        list.open().forEach(one -> open.add(json(one)));
        JsonArrayBuilder closed = Json.createArrayBuilder();
        list.closed().forEach(one -> closed.add(json(one)));
        return Json.createObjectBuilder()
                .add("asOf", clock.instant().toString())
                .add("openCount", list.openCount())
                .add("open", open)
                .add("closed", closed)
                .build()
                .toString();
    }

    /** Takes one off the list, with what was found out as the reason: the patient reads it as a look. */
    @POST
    @Path("{event}/closing")
    public void close(@PathParam("event") String event, @Context HttpServletRequest request) {
        Caller officer = Callers.staff(request, Duty.OFFICE);
        String why = officer.reason();
        if (why == null) {
            throw new Problem(
                    Status.BAD_REQUEST,
                    "Expected what was found out in the header " + Caller.REASON_HEADER + ", 5 to 200 characters");
        }
        Bypass known = list.of(event)
                .orElseThrow(() -> new Problem(Status.NOT_FOUND, "Expected an event of the list, found none"));
        if (!list.close(event, officer.name(), Callers.subject(request), why, clock.instant())) {
            throw new Problem(
                    Status.CONFLICT, "Expected an event that nobody has looked into, found one that is closed");
        }
        String patient = known.patient();
        if (patient != null) {
            looks.looked(officer, patient, "AuditEvent/" + event, false);
        }
    }

    private static JsonObjectBuilder json(Closed one) {
        return json(one.what())
                .add("closer", one.closer())
                .add("why", one.why())
                .add("closedAt", one.at().toString());
    }

    private static JsonObjectBuilder json(Bypass one) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("event", one.event())
                .add("leftAt", one.leftAt().toString())
                .add("toldAt", one.toldAt().toString())
                .add("agent", one.agent())
                .add("source", one.source())
                .add("by", one.by())
                .add("destination", one.destination())
                .add("recipient", one.recipient())
                .add("answer", one.answer());
        if (one.name() != null) {
            json.add("name", one.name());
        }
        if (one.study() != null) {
            json.add("study", one.study());
        }
        return one.patient() == null
                ? json
                : json.add("number", SpokenNumber.ofLine(one.event()).text());
    }
}
