// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.consentry.agent.replica.ExportRuling;
import org.consentry.agent.replica.Moment;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationSearch;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the scans that a recipient may get (OpenID AuthZEN Authorization API 1.0, section 8): of one patient if the
 * search names one, else of all that the replica knows. A page is looked up and judged by one view at one moment, and
 * on disk before it is given. Memory: a page. Safe for any number of threads.
 *
 * @param answerer has the replica
 * @param evaluations rules on each scan, and writes it down
 */
public record Searches(Answerer answerer, Evaluations evaluations) {

    /** Stands for a scan where there is none to ask about. */
    private static final String NO_STUDY = "0.0";

    /**
     * Answers a page.
     *
     * @param client the export system that asks, as its token names it
     * @throws MalformedMessageException if it is no search, or none that an agent can answer
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if the answers cannot be recorded; then there
     *     is none
     */
    public JsonObject scans(EvaluationSearch search, String client) {
        search.check();
        ReplicaView view = answerer.replica().view();
        List<StudyUid> candidates = search.isOfUnknownType() || !search.isForScans() ? List.of() : page(search, view);
        Moment now = answerer.clock().now();
        List<Evaluation> questions =
                candidates.stream().map(uid -> search.about(uid.value())).toList();
        List<ExportRuling> rulings = evaluations.rulings(questions, client, view, now);
        JsonArrayBuilder results = Json.createArrayBuilder();
        for (int i = 0; i < rulings.size(); i++) {
            if (rulings.get(i).decision() instanceof Permit permit) {
                results.add(search.result(candidates.get(i).value(), permit));
            }
        }
        boolean more = candidates.size() == search.page().limit();
        return Json.createObjectBuilder()
                .add(
                        "page",
                        Json.createObjectBuilder()
                                .add("next_token", more ? candidates.getLast().value() : ""))
                .add("results", results)
                .build();
    }

    private static List<StudyUid> page(EvaluationSearch search, ReplicaView view) {
        Evaluation asked = search.about(NO_STUDY);
        Evaluations.requireNow(asked);
        @Nullable PatientId of = asked.claims().patient();
        return view.studies(after(search.page().after()), search.page().limit(), of);
    }

    private static @Nullable StudyUid after(String token) {
        try {
            return token.isEmpty() ? null : new StudyUid(token);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("expected a token of an earlier page at request.page.token", e);
        }
    }
}
