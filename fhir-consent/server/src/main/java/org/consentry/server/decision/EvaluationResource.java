// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationAnswer;
import org.consentry.protocol.EvaluationBatch;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.audit.Asker;
import org.consentry.server.audit.CurrentRequest;

/** The door for questions (OpenID AuthZEN Authorization API 1.0, sections 6 and 7). */
@Path("/")
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {
    private final Decisions decisions;
    private final CurrentRequest request;

    /** Answers through these. */
    @Inject
    public EvaluationResource(Decisions decisions, CurrentRequest request) {
        this.decisions = decisions;
        this.request = request;
    }

    /** Answers one question. */
    @POST
    @Path("evaluation")
    public String answer(InputStream body) {
        return one(Bodies.text(body)).toString();
    }

    /** Answers several; without {@code evaluations} the message is itself one question. */
    @POST
    @Path("evaluations")
    public String answers(InputStream body) {
        String text = Bodies.text(body);
        EvaluationBatch batch = EvaluationBatch.read(text, Decisions.MOST);
        if (batch.questions().isEmpty()) {
            return one(text).toString();
        }
        JsonArrayBuilder answers = Json.createArrayBuilder();
        all(batch).forEach(answers::add);
        return Json.createObjectBuilder().add("evaluations", answers).build().toString();
    }

    private JsonObject one(String text) {
        return decisions.answer(Evaluation.read(text), request.asker()).json();
    }

    /** One that cannot be read is a no with what was expected, and does not keep the others from their answers. */
    private List<JsonObject> all(EvaluationBatch batch) {
        Asker asker = request.asker();
        List<Evaluation> readable = new ArrayList<>();
        Map<Integer, JsonObject> unreadable = new HashMap<>();
        for (int i = 0; i < batch.questions().size(); i++) {
            try {
                readable.add(Evaluation.read(batch.questions().get(i), "request.evaluations[" + i + "]"));
            } catch (MalformedMessageException malformed) {
                unreadable.put(i, EvaluationAnswer.unreadable(String.valueOf(malformed.getMessage())));
                if (batch.semantic().endsAfter(false)) {
                    break;
                }
            }
        }
        Iterator<Answered> answers = decisions
                .answer(readable, asker, answered -> batch.semantic().endsAfter(answered.isPermit()))
                .iterator();
        List<JsonObject> all = new ArrayList<>();
        boolean ended = false;
        for (int i = 0; i < batch.questions().size() && !ended; i++) {
            JsonObject failed = unreadable.get(i);
            if (failed == null && !answers.hasNext()) {
                break;
            }
            JsonObject answer = failed != null ? failed : answers.next().json();
            all.add(answer);
            ended = batch.semantic().endsAfter(answer.getBoolean("decision"));
        }
        return all;
    }
}
