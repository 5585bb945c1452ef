// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;

/**
 * Says how a conversation stands at the desk, and takes what staff do with it among themselves. Only staff come in who
 * may read questions, and no app with SMART scopes. A conversation is named by the Communication that it began with;
 * 404 for anything else.
 */
@Path("questions/{conversation}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class DeskResource {
    private static final int LIMIT_BYTES = 16 * 1024;
    private static final int LONGEST_NOTE = 2000;
    private static final Set<String> HELPS = Set.of("none", "interpreter", "translation");

    private final DeskStore desk;
    private final InboxTexts texts;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public DeskResource(DeskStore desk, InboxTexts texts, InstantSource clock) {
        this.desk = desk;
        this.texts = texts;
        this.clock = clock;
    }

    /** Who has it, which help it needs, the patient's language, and the notes, newest first. */
    @GET
    public String one(@PathParam("conversation") String id, @Context HttpServletRequest request) {
        DeskCase.Holder caller = caller(request, Duty.WORK_LISTS);
        Communication root = root(id);
        return InboxJson.at(desk.of(id), caller.account())
                .add("language", texts.language(new IdType(root.getSubject().getReference()).getIdPart()))
                .add("notes", InboxJson.notes(desk.notes(id), id))
                .build()
                .toString();
    }

    /**
     * Takes a conversation, also from somebody else. {@code since} is since when that person had it, as the taker saw
     * it, or empty: 409 if it is not so any more.
     */
    @POST
    @Path("holding")
    @Consumes(MediaType.APPLICATION_JSON)
    public void take(@PathParam("conversation") String id, InputStream body, @Context HttpServletRequest request) {
        DeskCase.Holder caller = caller(request, Duty.OFFICE);
        root(id);
        String seen = text(read(body), "since");
        if (!seen.isEmpty() && !seen.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,18}Z")) {
            throw new Problem(Status.BAD_REQUEST, "Expected since as a time in UTC, or empty");
        }
        if (!desk.take(id, caller, seen)) {
            throw new Problem(Status.CONFLICT, "Expected a conversation with the holder that was seen, found another");
        }
        desk.write(id, "taken", caller, "");
    }

    /** Gives it back; 409 if the caller has it not. */
    @POST
    @Path("return")
    public void giveBack(@PathParam("conversation") String id, @Context HttpServletRequest request) {
        DeskCase.Holder caller = caller(request, Duty.OFFICE);
        root(id);
        if (!desk.giveBack(id, caller.account())) {
            throw new Problem(Status.CONFLICT, "Expected a conversation that the caller has, found another");
        }
        desk.write(id, "given-back", caller, "");
    }

    /** Marks that it needs an {@code interpreter} or a {@code translation}, or {@code none} any more. */
    @POST
    @Path("help")
    @Consumes(MediaType.APPLICATION_JSON)
    public void help(@PathParam("conversation") String id, InputStream body, @Context HttpServletRequest request) {
        DeskCase.Holder caller = caller(request, Duty.OFFICE);
        root(id);
        String help = text(read(body), "help");
        if (!HELPS.contains(help)) {
            throw new Problem(Status.BAD_REQUEST, "Expected help as interpreter, translation or none");
        }
        if (desk.help(id, help)) {
            desk.write(id, help, caller, "");
        }
    }

    /** Keeps a note for the other staff: 1 to 2000 characters. */
    @POST
    @Path("notes")
    @Consumes(MediaType.APPLICATION_JSON)
    public void note(@PathParam("conversation") String id, InputStream body, @Context HttpServletRequest request) {
        DeskCase.Holder caller = caller(request, Duty.OFFICE);
        root(id);
        String note = text(read(body), "text").strip();
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            throw new Problem(Status.BAD_REQUEST, "Expected text of 1 to " + LONGEST_NOTE + " characters");
        }
        desk.write(id, DeskNote.NOTE, caller, note);
    }

    private Communication root(String id) {
        return texts.root(id)
                .orElseThrow(
                        () -> new Problem(Status.NOT_FOUND, "Expected the question of a conversation, found none"));
    }

    /** Who calls, as somebody who has a conversation from now on. */
    private DeskCase.Holder caller(HttpServletRequest request, Duty duty) {
        Login login = Callers.login(request, duty);
        return new DeskCase.Holder(
                login.subject(), login.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static JsonObject read(InputStream body) {
        try {
            return StrictJson.object(Bodies.text(body, "a message", LIMIT_BYTES), "message");
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }

    private static String text(JsonObject said, String member) {
        if (!(said.get(member) instanceof JsonString text)) {
            throw new Problem(Status.BAD_REQUEST, "Expected " + member + " as a text");
        }
        return text.getString();
    }
}
