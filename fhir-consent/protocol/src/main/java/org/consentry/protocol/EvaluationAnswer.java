// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consentry.policy.Basis;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.Permit;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@link Evaluation}. {@code decision} alone is enough to act on; {@code context} says why, and what
 * else is due.
 *
 * @param decision as it stands for what the asker supports
 * @param regime the regimes' citation
 * @param decisionId the decision's id
 * @param position the feed position it was made at
 * @param vector the versions of the patient's consents; a decision is void once they change
 */
public record EvaluationAnswer(Decision decision, String regime, String decisionId, long position, String vector) {

    private static final Pattern CONSENT = Pattern.compile("Consent/([^/]+)/_history/([0-9]{1,18})");

    /** Writes it, with obligations in that form. */
    public JsonObject write(ObligationForm form) {
        Set<Obligation> all = decision instanceof Permit permit ? permit.obligations() : Set.of();
        JsonArrayBuilder basis = createArrayBuilder();
        decision.basis().forEach(each -> basis.add(basis(each)));
        JsonObjectBuilder context = createObjectBuilder()
                .add("outcome", DecisionOutcome.of(decision).name());
        @Nullable String code = switch (decision) {
            case Permit _ -> null;
            case Deny deny -> deny.code();
        };
        if (code != null) {
            context.add("code", code);
        }
        form.add(context, all, "");
        context.add("basis", basis)
                .add("regime", regime)
                .add("decisionId", decisionId)
                .add("position", position)
                .add("consentVersionVector", vector);
        if (decision instanceof Permit permit) {
            context.add("validUntil", permit.validUntil().toString());
        }
        context.add("reason_user", ReasonTexts.of(decision)).add("reason_admin", admin(code));
        return createObjectBuilder()
                .add("decision", code == null)
                .add("context", context)
                .build();
    }

    /** An answer to a question that could not be read, as one of several. */
    public static JsonObject unreadable(String expected) {
        return createObjectBuilder()
                .add("decision", false)
                .add(
                        "context",
                        createObjectBuilder()
                                .add(
                                        "error",
                                        createObjectBuilder().add("status", 400).add("message", expected)))
                .build();
    }

    private String admin(@Nullable String code) {
        String rests = decision.basis().stream().map(Basis::toString).collect(Collectors.joining("; "));
        String outcome = code == null ? DecisionOutcome.of(decision).name() : code;
        return rests.isEmpty() ? outcome : outcome + ": " + rests;
    }

    private static JsonObjectBuilder basis(Basis basis) {
        JsonObjectBuilder json = createObjectBuilder()
                .add("source", basis.source().name())
                .add("reference", basis.reference())
                .add("effect", basis.effect().name());
        Matcher consent = CONSENT.matcher(basis.reference());
        if (basis.source() == Basis.Source.CONSENT && consent.matches()) {
            json.add("consent", "Consent/" + consent.group(1)).add("version", Long.parseLong(consent.group(2)));
        }
        if (basis.path() != null) {
            json.add("provisionPath", basis.path());
        }
        return json;
    }
}
