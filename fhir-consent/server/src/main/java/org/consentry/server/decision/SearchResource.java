// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.consentry.policy.Action;
import org.consentry.policy.Permit;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationSearch;
import org.consentry.protocol.EvaluationSearch.Part;
import org.consentry.protocol.Json;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.audit.event.CurrentRequest;
import org.consentry.server.feed.LogStore;

/**
 * The door for searches (OpenID AuthZEN Authorization API 1.0, section 8). Candidates are put through the same decision
 * as any question, each on record; so a page may have fewer results than asked for and still not be the last.
 */
@Path("search")
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    private final Decisions decisions;
    private final LogStore log;
    private final CurrentRequest request;

    /** Answers through these. */
    @Inject
    public SearchResource(Decisions decisions, LogStore log, CurrentRequest request) {
        this.decisions = decisions;
        this.log = log;
        this.request = request;
    }

    /** Which scans may go there? */
    @POST
    @Path("resource")
    public String resources(InputStream body) {
        EvaluationSearch search = EvaluationSearch.read(text(body), Part.RESOURCE);
        boolean scans = "imaging-study"
                .equals(search.question().getJsonObject("resource").getString("type"));
        return page(
                search, scans ? log.studies(search.page().after(), search.page().limit()) : List.of());
    }

    /** Who may get this scan? */
    @POST
    @Path("subject")
    public String subjects(InputStream body) {
        EvaluationSearch search = EvaluationSearch.read(text(body), Part.SUBJECT);
        return page(search, log.recipients(search.page().after(), search.page().limit()));
    }

    /** What may be done? */
    @POST
    @Path("action")
    public String actions(InputStream body) {
        EvaluationSearch search = EvaluationSearch.read(text(body), Part.ACTION);
        return page(
                search,
                Stream.of(Action.values())
                        .map(action -> action.name().toLowerCase(Locale.ROOT))
                        .filter(action -> action.compareTo(search.page().after()) > 0)
                        .sorted()
                        .limit(search.page().limit())
                        .toList());
    }

    private static String text(InputStream body) {
        return Bodies.text(body, "a question", DecisionServlet.LIMIT_BYTES);
    }

    private String page(EvaluationSearch search, List<String> found) {
        List<String> candidates = search.isOfUnknownType() ? List.of() : found;
        List<Evaluation> questions = candidates.stream().map(search::about).toList();
        if (questions.isEmpty()) {
            search.check();
        }
        List<AnsweredQuestion> answers = decisions.answer(questions, request.asker(), answered -> false);
        JsonArrayBuilder results = Json.createArrayBuilder();
        for (int i = 0; i < candidates.size(); i++) {
            if (answers.get(i).made().decision() instanceof Permit permit) {
                results.add(search.result(candidates.get(i), permit));
            }
        }
        boolean more = candidates.size() == search.page().limit();
        String token = more ? candidates.get(candidates.size() - 1) : "";
        return Json.createObjectBuilder()
                .add("page", Json.createObjectBuilder().add("next_token", token))
                .add("results", results)
                .build()
                .toString();
    }
}
