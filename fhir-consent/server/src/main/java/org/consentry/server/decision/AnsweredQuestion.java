// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Circumstances;
import org.consentry.policy.Decision;
import org.consentry.policy.DecisionId;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Recipient;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer.
 *
 * @param request what was asked, with all that is known
 * @param decision the answer, as it stands for what the asker supports
 * @param regime the regimes' citation; {@code none} if nothing could be read
 * @param id names the decision
 * @param facts what it was made from, or null if nothing could be read
 */
public record AnsweredQuestion(
        AccessRequest request,
        Decision decision,
        String regime,
        String id,
        @Nullable DecisionInput facts) {

    private static final PatientId NOBODY = new PatientId("urn:consentry:unknown", "-");
    private static final RegimeSet NO_REGIMES = RegimeSet.of(java.util.List.of());

    /** The answer to a question of which nothing could be read. */
    static AnsweredQuestion unknown(Evaluation asked, Deny deny, Instant now) {
        AccessRequest request = new AccessRequest(
                asked.resource().patient().orElse(NOBODY),
                Study.UNKNOWN.identifiedBy(asked.resource().study().orElse(null)),
                new Recipient(asked.recipient(), Set.of(), Set.of()),
                asked.purposes(),
                asked.action(),
                asked.deidState(),
                Circumstances.NONE,
                now);
        return new AnsweredQuestion(
                request, deny, "none", DecisionId.of(request, PatientTerms.NONE, NO_REGIMES, deny), null);
    }

    /** Whether it is a yes. */
    public boolean isPermit() {
        return decision.fold(permit -> true, deny -> false);
    }

    /** The answer on the wire. */
    public JsonObject json() {
        return new EvaluationAnswer(
                        decision,
                        regime,
                        id,
                        facts == null ? 0 : facts.position(),
                        facts == null ? "" : facts.terms().versionVector())
                .write();
    }
}
