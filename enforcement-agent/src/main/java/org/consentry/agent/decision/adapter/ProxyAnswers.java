// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.agent.decision.Evaluations;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.MalformedMessageException;

/**
 * Answers a proxy about the request that it holds. Safe for any number of threads.
 *
 * @param evaluations answers about a study, and writes each answer down first
 */
record ProxyAnswers(Evaluations evaluations) {
    static final String URI = "X-Original-URI";
    static final String METHOD = "X-Original-Method";
    static final String ROOT = "Consentry-Root";

    /** What a proxy is told. */
    sealed interface ProxyAnswer {}

    /** It is no retrieval of one study, so nothing was decided. */
    record Unclear() implements ProxyAnswer {}

    /**
     * It may pass.
     *
     * @param decision the decision's id
     */
    record Passes(String decision) implements ProxyAnswer {}

    /**
     * It may not.
     *
     * @param decision the decision's id
     * @param code why
     */
    record Stays(String decision, String code) implements ProxyAnswer {}

    /**
     * Answers.
     *
     * @param headers gives all values of a header
     * @param client the proxy, as its token names it
     * @throws MalformedMessageException if the proxy is not configured as it must be
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if the answer cannot be recorded
     */
    ProxyAnswer answer(Function<String, List<String>> headers, String client) {
        ConfiguredQuestion question = ConfiguredQuestion.read(headers);
        Optional<StudyUid> study = study(headers);
        if (study.isEmpty()) {
            return new Unclear();
        }
        JsonObject answer = evaluations.answer(question.about(study.get()), client);
        JsonObject context = answer.getJsonObject("context");
        String decision = context.getString("decisionId");
        return answer.getBoolean("decision") ? new Passes(decision) : new Stays(decision, context.getString("code"));
    }

    private static Optional<StudyUid> study(Function<String, List<String>> headers) {
        try {
            return new ProxiedRequest(ConfiguredQuestion.once(headers, METHOD), ConfiguredQuestion.once(headers, URI))
                    .study(ConfiguredQuestion.once(headers, ROOT));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(ROOT + ": " + e.getMessage(), e);
        }
    }
}
