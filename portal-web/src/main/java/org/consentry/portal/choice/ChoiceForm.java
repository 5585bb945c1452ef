// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.TopicState;
import org.jspecify.annotations.Nullable;

/**
 * What a choice form sends: the pick, and on which record it was made.
 *
 * @param pick yes, no, or empty when nothing is picked
 * @param id Consent id the form was made on, empty for the first choice
 * @param version its version, 0 for the first choice
 * @param was the value the form showed as the one right now
 * @param key the form's own key
 * @param language the language the wording was shown in
 */
public record ChoiceForm(String pick, String id, int version, String was, String key, String language) {

    static ChoiceForm fresh(TopicState state, String key, String language) {
        String recorded = state.value() == Choice.Value.YES || state.value() == Choice.Value.NO
                ? state.value().code()
                : "";
        return new ChoiceForm(
                recorded,
                state.choice().map(Choice::id).orElse(""),
                state.choice().map(Choice::version).orElse(0),
                state.value().code(),
                key,
                language);
    }

    static ChoiceForm of(Map<String, String> fields) {
        return new ChoiceForm(
                oneOf(fields.get("pick"), "yes", "no"),
                text(fields.get("id")),
                number(fields.get("version")),
                oneOf(fields.get("was"), "yes", "no", "none", "unclear"),
                text(fields.get("key")),
                text(fields.get("language")));
    }

    ChoiceForm picked(String other) {
        return new ChoiceForm(other, id, version, was, key, language);
    }

    Optional<Choice.Value> value() {
        return switch (pick) {
            case "yes" -> Optional.of(Choice.Value.YES);
            case "no" -> Optional.of(Choice.Value.NO);
            default -> Optional.empty();
        };
    }

    Optional<String> consent() {
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private static String oneOf(@Nullable String value, String... allowed) {
        for (String one : allowed) {
            if (one.equals(value)) {
                return one;
            }
        }
        return "";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : 0;
    }
}
