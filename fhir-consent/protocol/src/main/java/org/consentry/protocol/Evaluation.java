// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import org.consentry.policy.Action;
import org.consentry.policy.Basis;
import org.consentry.policy.Decision;
import org.consentry.policy.DeidState;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;

/**
 * A question of the OpenID AuthZEN Authorization API 1.0: may this scan go to that recipient?
 *
 * @param recipient for whom
 * @param action what would be done
 * @param study which scan
 * @param purposes what for, at least one
 * @param deidState how far it is de-identified already
 * @param supported the obligations the asker can fulfill
 */
public record Evaluation(
        RecipientId recipient,
        Action action,
        StudyUid study,
        Set<Purpose> purposes,
        DeidState deidState,
        Set<Obligation> supported) {

    public Evaluation {
        purposes = Set.copyOf(purposes);
        supported = Set.copyOf(supported);
    }

    /**
     * Reads a question. Unknown members are ignored.
     *
     * @throws MalformedMessageException if a member is missing or not of its kind
     */
    public static Evaluation read(String text) {
        Members json = Members.parse(text, "request");
        Members subject = json.object("subject");
        Members resource = json.object("resource");
        Members context = json.object("context");
        only(subject, "organization");
        only(resource, "imaging-study");
        Set<Purpose> purposes = context.has("purposes")
                ? context.texts("purposes", RuleJson::purpose)
                : Set.of(context.converted("purpose", RuleJson::purpose));
        if (purposes.isEmpty()) {
            throw new MalformedMessageException(
                    "expected at least one purpose at request.context.purposes, found none");
        }
        return new Evaluation(
                subject.converted("id", RecipientId::new),
                json.object("action")
                        .converted("name", name -> Action.valueOf(name.toUpperCase(java.util.Locale.ROOT))),
                resource.converted("id", StudyUid::new),
                purposes,
                context.optionalConstant("deid_state", DeidState.class).orElse(DeidState.IDENTIFIED),
                context.optionalTexts("supported_obligations", Obligation::new));
    }

    /**
     * Writes an answer.
     *
     * @param decision as it stands for what the asker supports
     * @param regime the regime's citation
     * @param decisionId the decision's id
     * @param position the feed position it was made at
     */
    public static JsonObject answer(Decision decision, String regime, String decisionId, long position) {
        JsonArrayBuilder basis = createArrayBuilder();
        decision.basis().forEach(each -> basis.add(basis(each)));
        JsonObjectBuilder context = createObjectBuilder()
                .add("outcome", Outcome.of(decision).name())
                .add("basis", basis)
                .add("regime", regime)
                .add("decisionId", decisionId)
                .add("position", position);
        boolean permitted = decision.fold(
                permit -> {
                    JsonArrayBuilder obligations = createArrayBuilder();
                    permit.obligations().stream().sorted().forEach(duty -> obligations.add(duty.code()));
                    context.add("obligations", obligations)
                            .add("validUntil", permit.validUntil().toString());
                    return true;
                },
                deny -> {
                    context.add("code", deny.code()).add("reason_admin", deny.code());
                    return false;
                });
        return createObjectBuilder()
                .add("decision", permitted)
                .add("context", context)
                .build();
    }

    private static JsonObjectBuilder basis(Basis basis) {
        JsonObjectBuilder json = createObjectBuilder()
                .add("source", basis.source().name())
                .add("reference", basis.reference())
                .add("effect", basis.effect().name());
        if (basis.path() != null) {
            json.add("provisionPath", basis.path());
        }
        return json;
    }

    private static void only(Members json, String type) {
        if (!json.text("type").equals(type)) {
            throw new MalformedMessageException(
                    "expected the type " + type + " at " + json.where() + ", found another");
        }
    }
}
