// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.json.JsonArrayBuilder;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationBatch;
import org.consentry.protocol.Json;

/**
 * Answers the messages of the decision API (OpenID AuthZEN Authorization API 1.0, sections 6 and 7): text comes in,
 * text goes out, however it travels. A message that cannot be read is a
 * {@link org.consentry.protocol.MalformedMessageException}.
 *
 * @param evaluations answers the questions in them
 */
record EvaluationMessages(Evaluations evaluations) {

    private static final int MOST = 1000;

    /** Answers one question of this client. */
    String one(String text, String client) {
        return evaluations.answer(Evaluation.read(text), client).toString();
    }

    /** Answers several; without {@code evaluations}, or with none in it, the message is itself one question. */
    String several(String text, String client) {
        EvaluationBatch batch = EvaluationBatch.read(text, MOST);
        if (batch.questions().isEmpty()) {
            return one(text, client);
        }
        JsonArrayBuilder answers = Json.createArrayBuilder();
        evaluations.answers(batch, client).forEach(answers::add);
        return Json.createObjectBuilder().add("evaluations", answers).build().toString();
    }
}
