// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Circumstances;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Recipient;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationAnswer;
import org.consentry.protocol.ObligationForm;
import org.consentry.protocol.export.ExportDecision;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer.
 *
 * @param made the answer, as it stands for what the asker supports
 * @param id names it
 * @param regime the regimes' citation; {@code none} if nothing could be read
 * @param matched what the question's identifiers stand for here
 * @param position the position of the log it was made at; 0 if nothing could be read
 */
public record AnsweredQuestion(ExportDecision made, String id, String regime, Matched matched, long position) {

    private static final PatientId NOBODY = new PatientId("urn:consentry:unknown", "-");
    private static final RegimeSet NO_REGIMES = RegimeSet.of(List.of());

    /**
     * Resources of this server.
     *
     * @param patient logical id of the Patient, or null if unknown
     * @param study logical id of the ImagingStudy, or null if unknown or none was named
     * @param recipient the recipient's name in the register, or null if it is in none
     */
    public record Matched(
            @Nullable String patient,
            @Nullable String study,
            @Nullable String recipient) {
        static final Matched NOTHING = new Matched(null, null, null);
    }

    /** An answer; its name is made here and once. */
    static AnsweredQuestion of(ExportDecision made, Matched matched, long position) {
        return new AnsweredQuestion(made, made.id(), made.regime(), matched, position);
    }

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
        return of(new ExportDecision(deny, request, PatientTerms.NONE, NO_REGIMES), Matched.NOTHING, 0);
    }

    /** The same with another answer. */
    AnsweredQuestion but(Deny deny) {
        return of(made.but(deny), matched, position);
    }

    /** Whether it is a yes. */
    public boolean isPermit() {
        return made.isPermit();
    }

    /** The answer on the wire, with obligations in that form. */
    public JsonObject json(ObligationForm form) {
        return new EvaluationAnswer(
                        made.decision(), regime, id, position, made.terms().versionVector())
                .write(form);
    }
}
