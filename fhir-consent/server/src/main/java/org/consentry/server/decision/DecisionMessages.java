// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
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
import org.consentry.server.audit.event.Requester;

/**
 * Answers the messages of the decision API (OpenID AuthZEN Authorization API 1.0, sections 6 and 7): text comes in,
 * text goes out, however it travels. A message that cannot be read is a {@link MalformedMessageException}.
 */
@Singleton
public class DecisionMessages {
    private final Decisions decisions;

    /** Answers through these. */
    @Inject
    public DecisionMessages(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Answers one question. */
    String one(String text, Requester asker) {
        Evaluation asked = Evaluation.read(text);
        return decisions.answer(asked, asker).json(asked.form()).toString();
    }

    /** Answers several; without {@code evaluations} the message is itself one question. */
    String several(String text, Requester asker) {
        EvaluationBatch batch = EvaluationBatch.read(text, Decisions.MOST);
        if (batch.questions().isEmpty()) {
            return one(text, asker);
        }
        JsonArrayBuilder answers = Json.createArrayBuilder();
        all(batch, asker).forEach(answers::add);
        return Json.createObjectBuilder().add("evaluations", answers).build().toString();
    }

    /** One that cannot be read is a no with what was expected, and does not keep the others from their answers. */
    private List<JsonObject> all(EvaluationBatch batch, Requester asker) {
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
        Iterator<AnsweredQuestion> answers = decisions
                .answer(readable, asker, answered -> batch.semantic().endsAfter(answered.isPermit()))
                .iterator();
        Iterator<Evaluation> asked = readable.iterator();
        List<JsonObject> all = new ArrayList<>();
        boolean ended = false;
        for (int i = 0; i < batch.questions().size() && !ended; i++) {
            JsonObject failed = unreadable.get(i);
            if (failed == null && !answers.hasNext()) {
                break;
            }
            JsonObject answer =
                    failed != null ? failed : answers.next().json(asked.next().form());
            all.add(answer);
            ended = batch.semantic().endsAfter(answer.getBoolean("decision"));
        }
        return all;
    }
}
