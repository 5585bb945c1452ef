// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Matter;
import org.jspecify.annotations.Nullable;

/**
 * What a choice form sends: the pick, and on which record it was made.
 *
 * @param pick yes, no, same for "as my main choices say", or empty when nothing is picked
 * @param id Consent id the form was made on, empty for the first choice
 * @param version its version, 0 for the first choice
 * @param was the value the form showed as the one right now
 * @param key the form's own key
 * @param language the language the wording was shown in
 */
public record ChoiceForm(String pick, String id, int version, String was, String key, String language) {
    private static final String SAME = "same";

    /** A form on top of what is recorded; only a recorded answer is picked beforehand. */
    static ChoiceForm fresh(Optional<Choice> recorded, String key, String language) {
        String said = recorded.map(Choice::said).orElse("none");
        return new ChoiceForm(
                oneOf(said, "yes", "no", SAME),
                recorded.map(Choice::id).orElse(""),
                recorded.map(Choice::version).orElse(0),
                said,
                key,
                language);
    }

    static ChoiceForm of(Map<String, String> fields) {
        return new ChoiceForm(
                oneOf(fields.get("pick"), "yes", "no", SAME),
                text(fields.get("id")),
                number(fields.get("version")),
                oneOf(fields.get("was"), "yes", "no", "none", "unclear", SAME),
                text(fields.get("key")),
                text(fields.get("language")));
    }

    ChoiceForm picked(String other) {
        return new ChoiceForm(other, id, version, was, key, language);
    }

    /** The message key of what the person picked. */
    public String pickedKey() {
        return pick.isEmpty() ? "value.none" : "value." + pick;
    }

    /** The message key of the value that still counts. */
    public String stillKey() {
        return oneOf(was, "yes", "no", SAME).isEmpty() ? "value.none" : "value." + was;
    }

    /** What was picked; empty if nothing that a question about this matter offers. */
    Optional<Choice.Value> value(Matter matter) {
        Choice.Value other = matter.single() ? Choice.Value.YES : Choice.Value.NONE;
        return value().filter(value -> value != other);
    }

    private Optional<Choice.Value> value() {
        return switch (pick) {
            case "yes" -> Optional.of(Choice.Value.YES);
            case "no" -> Optional.of(Choice.Value.NO);
            case SAME -> Optional.of(Choice.Value.NONE);
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
