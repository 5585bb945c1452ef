// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;

/**
 * The door for many questions: lines of JSON or of CSV in, and out as the caller accepts, else as they came. The answer
 * begins when the question is whole.
 */
@Path("/access/v1/cohort")
@Dependent
public class CohortResource {

    private static final String LINES = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final Answerer answerer;
    private final AskingClient client;

    /** Answers through these. */
    @Inject
    public CohortResource(Answerer answerer, AskingClient client) {
        this.answerer = answerer;
        this.client = client;
    }

    /** Answers a cohort of JSON. */
    @POST
    @Consumes(LINES)
    @Produces({LINES, CSV})
    public Response lines(InputStream body, @Context HttpHeaders headers) throws IOException {
        return answer(
                body,
                form(headers, CohortForm.JSON),
                first -> new CohortQuestion.InJson(Cohort.header(first.orElseThrow(() -> new MalformedMessageException(
                        "expected a purpose and a recipient as line 1, found nothing")))));
    }

    /** Answers a cohort of CSV, whose address says who and why. */
    @POST
    @Consumes(CSV)
    @Produces({CSV, LINES})
    public Response rows(InputStream body, @Context HttpHeaders headers, @Context UriInfo address) throws IOException {
        Cohort.Header header = header(address.getQueryParameters());
        return answer(
                body,
                form(headers, CohortForm.CSV),
                first -> CsvCohort.of(
                        header,
                        first.orElseThrow(() -> new MalformedMessageException(
                                "expected the names of columns as line 1, found nothing"))));
    }

    private Response answer(InputStream body, CohortForm form, Function<Optional<String>, CohortQuestion> reading)
            throws IOException {
        InputStream question = HeldQuestion.of(body, answerer.folder());
        try {
            CohortLines lines = new CohortLines(question);
            CohortAnswer answer = new CohortAnswer(answerer, reading.apply(lines.next()), form, client.name());
            StreamingOutput out = stream -> {
                try (question) {
                    answer.write(lines, new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
                }
            };
            return Response.ok(out, form == CohortForm.CSV ? CSV + ";charset=utf-8;header=present" : LINES)
                    .build();
        } catch (IOException | RuntimeException e) {
            question.close();
            throw e;
        }
    }

    /** As the caller accepts by name; who accepts anything, or says nothing, gets the form of the question. */
    private static CohortForm form(HttpHeaders headers, CohortForm asked) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            String type = accepted.getType() + "/" + accepted.getSubtype();
            if (type.equals(CSV) || type.equals(LINES)) {
                return type.equals(CSV) ? CohortForm.CSV : CohortForm.JSON;
            }
        }
        return asked;
    }

    private static Cohort.Header header(MultivaluedMap<String, String> said) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        for (String name : List.of("purpose", "recipient")) {
            if (said.getFirst(name) != null) {
                json.add(name, said.getFirst(name));
            }
        }
        JsonArrayBuilder supported = Json.createArrayBuilder();
        said.getOrDefault("supported_obligations", List.of()).forEach(supported::add);
        json.add("supported_obligations", supported);
        String after = said.getFirst("after");
        if (after != null) {
            json.add("after", number(after));
        }
        return Cohort.header(json.build(), "query");
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedMessageException("expected a number at query.after, found another text", e);
        }
    }
}
