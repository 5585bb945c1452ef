// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.consentry.policy.Decision;

/**
 * What the person in front of the asking system may read, by language. It never tells what a patient said: the reason
 * is between the patient and the hospital.
 */
final class ReasonTexts {
    private static final Map<DecisionOutcome, JsonObject> TEXTS = new EnumMap<>(Map.of(
            DecisionOutcome.PERMIT, text("May be released.", "Se puede entregar."),
            DecisionOutcome.PERMIT_WITH_OBLIGATIONS,
                    text(
                            "May be released if every obligation is fulfilled.",
                            "Se puede entregar si se cumplen todas las obligaciones."),
            DecisionOutcome.NOT_GATED,
                    text("May be released; no consent is needed.", "Se puede entregar; no se necesita permiso."),
            DecisionOutcome.DENY, text("Not released.", "No se entrega."),
            DecisionOutcome.INDETERMINATE,
                    text("Not released: it cannot be decided now.", "No se entrega: ahora no se puede decidir.")));

    private ReasonTexts() {}

    static JsonObject of(Decision decision) {
        return Objects.requireNonNull(TEXTS.get(DecisionOutcome.of(decision)));
    }

    private static JsonObject text(String english, String spanish) {
        return Json.createObjectBuilder().add("en", english).add("es", spanish).build();
    }
}
