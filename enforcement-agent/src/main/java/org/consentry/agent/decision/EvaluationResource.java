// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.consentry.protocol.Evaluation;

/** The door for one question (OpenID AuthZEN Authorization API 1.0, section 6). */
@Path("/access/v1/evaluation")
@Dependent
public class EvaluationResource {

    private static final int LONGEST = 64 << 10;

    private final Evaluations evaluations;
    private final AskingClient client;

    /** Answers through these. */
    @Inject
    public EvaluationResource(Evaluations evaluations, AskingClient client) {
        this.evaluations = evaluations;
        this.client = client;
    }

    /** Answers a question. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public String answer(InputStream body) throws IOException {
        byte[] question = body.readNBytes(LONGEST + 1);
        if (question.length > LONGEST) {
            throw new ClientErrorException("expected a question of at most " + LONGEST + " bytes", 413);
        }
        Evaluation asked = Evaluation.read(new String(question, StandardCharsets.UTF_8));
        return evaluations.answer(asked, client.name()).toString();
    }
}
