// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
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
import java.time.Instant;
import java.time.InstantSource;
import org.consentry.protocol.Json;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.answer.Problem;

/** Shows staff which notes nobody took, so that they write a letter. */
@Path("notes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class NotesResource {
    private final NoteStore store;
    private final MailConfig config;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public NotesResource(NoteStore store, MailConfig config, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** The newest that failed. They name no patient, so no reason is needed: the number leads there, for a reason. */
    @GET
    public String all(@Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.OVERVIEWS, Duty.LETTERS);
        Instant now = clock.instant();
        JsonArrayBuilder failed = Json.createArrayBuilder();
        for (OutgoingNote note : store.failed()) {
            failed.add(Json.createObjectBuilder()
                    .add("id", note.id())
                    .add("kind", note.kind().code())
                    .add("number", note.about())
                    .add("wantedAt", note.wantedAt().toString())
                    .add("failedAt", note.settled().orElse(note.wantedAt()).toString())
                    .add("why", String.valueOf(note.failure())));
        }
        return Json.createObjectBuilder()
                .add("asOf", now.toString())
                .add("on", config.isOn())
                .add("waiting", store.count(OutgoingNote.State.WAITING, now))
                .add("failedCount", store.count(OutgoingNote.State.FAILED, now))
                .add("failed", failed)
                .build()
                .toString();
    }

    /** Takes one off the list, since a letter was sent in its place. */
    @POST
    @Path("{id}/letter")
    public void letter(@PathParam("id") String id, @Context HttpServletRequest request) {
        Caller clerk = Callers.staff(request, Duty.LETTERS);
        if (!store.letter(id, clerk.name(), clock.instant())) {
            throw new Problem(Status.CONFLICT, "Expected a note that nobody took and that has no letter, found none");
        }
    }
}
