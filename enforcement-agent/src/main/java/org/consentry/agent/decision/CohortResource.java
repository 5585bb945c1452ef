// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.MalformedMessageException;

/** The door for many questions: lines of JSON in and out. The answer begins when the question is whole. */
@Path("/access/v1/cohort")
@Dependent
public class CohortResource {

    private static final String LINES = "application/x-ndjson";

    private final Answerer answerer;
    private final AskingClient client;

    /** Answers through these. */
    @Inject
    public CohortResource(Answerer answerer, AskingClient client) {
        this.answerer = answerer;
        this.client = client;
    }

    /** Answers a cohort. */
    @POST
    @Consumes(LINES)
    @Produces(LINES)
    public Response answer(InputStream body) throws IOException {
        InputStream question = HeldQuestion.of(body, answerer.folder());
        try {
            return Response.ok(answer(question, new CohortLines(question)), LINES)
                    .build();
        } catch (IOException | RuntimeException e) {
            question.close();
            throw e;
        }
    }

    private StreamingOutput answer(InputStream question, CohortLines lines) throws IOException {
        Cohort.Header header = Cohort.header(lines.next()
                .orElseThrow(() ->
                        new MalformedMessageException("expected a purpose and a recipient as line 1, found nothing")));
        CohortAnswer answer = new CohortAnswer(answerer, header, client.name());
        return stream -> {
            try (question) {
                answer.write(lines, new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
            }
        };
    }
}
