// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import java.util.function.Function;
import org.consentry.policy.Code;
import org.consentry.policy.Confidentiality;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Study;
import org.jspecify.annotations.Nullable;

/** What is known of a study, as members of its JSON object; what is not known is absent. */
final class StudyJson {

    private StudyJson() {}

    static void add(JsonObjectBuilder json, Study study) {
        json.add(
                "modalities",
                RuleJson.texts(study.content().modalities().stream().map(StudyJson::modalityText)));
        add(json, "bodySites", study.content().bodySites());
        add(json, "procedures", study.content().procedures());
        if (study.started() != null) {
            json.add("taken", ConditionsJson.period(study.started()));
        }
        if (study.marking().confidentiality() != Confidentiality.N) {
            json.add("confidentiality", study.marking().confidentiality().name());
        }
        add(json, "sensitivities", study.marking().sensitivities());
        if (study.origin().custodian() != null) {
            json.add("custodian", study.origin().custodian().value());
        }
        if (study.origin().authors() != null) {
            json.add("authors", RuleJson.texts(study.origin().authors().stream().map(RecipientId::value)));
        }
        if (study.origin().references() != null) {
            json.add("references", RuleJson.texts(study.origin().references().stream()));
        }
    }

    static Study read(Members json) {
        return Study.UNKNOWN
                .coded(
                        json.texts("modalities", StudyJson::modality),
                        json.optionalTexts("bodySites", ConditionsJson::code),
                        json.optionalTexts("procedures", ConditionsJson::code))
                .taken(json.optionalObject("taken").map(ConditionsJson::period).orElse(null))
                .labeled(
                        json.optionalConstant("confidentiality", Confidentiality.class)
                                .orElse(Confidentiality.N),
                        json.optionalTexts("sensitivities", ConditionsJson::code))
                .from(
                        json.has("custodian") ? json.converted("custodian", RecipientId::new) : null,
                        setOrNull(json, "authors", RecipientId::new),
                        setOrNull(json, "references", Function.identity()));
    }

    /** A modality as text: the bare code for those of DICOM, else {@code system|code}. */
    private static String modalityText(Code code) {
        return code.system().equals(Code.DCM) ? code.code() : ConditionsJson.codeText(code);
    }

    private static Code modality(String text) {
        return text.indexOf('|') < 0 ? Code.modality(text) : ConditionsJson.code(text);
    }

    private static void add(JsonObjectBuilder json, String name, Set<Code> codes) {
        if (!codes.isEmpty()) {
            json.add(name, RuleJson.texts(codes.stream().map(ConditionsJson::codeText)));
        }
    }

    private static <T> @Nullable Set<T> setOrNull(Members json, String name, Function<String, T> conversion) {
        return json.has(name) ? json.texts(name, conversion) : null;
    }
}
