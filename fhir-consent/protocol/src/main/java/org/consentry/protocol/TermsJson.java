// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Reason;
import org.consentry.policy.RegistryAnswer;

/** Everything one patient has said, as JSON. */
public final class TermsJson {

    private TermsJson() {}

    /** Writes terms. */
    public static JsonObject write(PatientTerms terms) {
        JsonArrayBuilder consents = createArrayBuilder();
        terms.consents().forEach(consent -> consents.add(consent(consent)));
        JsonArrayBuilder cases = createArrayBuilder();
        terms.cases().forEach(open -> cases.add(CaseJson.write(open)));
        JsonObjectBuilder json = createObjectBuilder().add("consents", consents).add("cases", cases);
        if (!terms.registries().isEmpty()) {
            JsonArrayBuilder registries = createArrayBuilder();
            terms.registries()
                    .forEach(answer -> registries.add(createObjectBuilder()
                            .add("registry", answer.registry())
                            .add(
                                    "purposes",
                                    RuleJson.texts(answer.purposes().stream().map(RuleJson::purposeText)))
                            .add("state", answer.state().name())));
            json.add("registries", registries);
        }
        return json.build();
    }

    /**
     * Reads terms.
     *
     * @throws MalformedMessageException if they are not what {@link #write} makes
     */
    public static PatientTerms read(JsonObject json) {
        return read(Members.of(json, "terms"));
    }

    static PatientTerms read(Members json) {
        return new PatientTerms(
                json.objects("consents").stream().map(TermsJson::consent).toList(),
                json.objects("cases").stream().map(CaseJson::read).toList(),
                json.has("registries")
                        ? json.objects("registries").stream()
                                .map(TermsJson::registry)
                                .toList()
                        : List.of());
    }

    private static RegistryAnswer registry(Members json) {
        try {
            return new RegistryAnswer(
                    json.text("registry"),
                    json.texts("purposes", RuleJson::purpose),
                    json.constant("state", RegistryAnswer.State.class));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(
                    "expected a name and at least one purpose at " + json.where() + ", found less");
        }
    }

    static JsonObjectBuilder patient(PatientId patient) {
        return createObjectBuilder().add("authority", patient.authority()).add("value", patient.value());
    }

    static PatientId patient(Members json) {
        try {
            return new PatientId(json.text("authority"), json.text("value"));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(
                    "expected an authority and a value at " + json.where() + ", found a blank");
        }
    }

    private static JsonObjectBuilder consent(ConsentTerms consent) {
        JsonObjectBuilder json = createObjectBuilder()
                .add("id", consent.ref().id())
                .add("version", consent.ref().version())
                .add("topic", consent.topic())
                .add("dateTime", consent.made().earliest().toString())
                .add("until", consent.made().latest().toString())
                .add("evidenced", consent.evidenced());
        return switch (consent.base()) {
            case ConsentTerms.Rules rules ->
                json.add("rule", RuleJson.write(rules.root()))
                        .add("nesting", rules.nesting().name())
                        .add("elseDeny", rules.elseDeny())
                        .add("secondaryOnly", rules.secondaryOnly());
            case ConsentTerms.NotComputable(Reason reason) -> json.add("notComputable", reason.name());
        };
    }

    private static ConsentTerms consent(Members json) {
        return new ConsentTerms(
                new ConsentRef(json.text("id"), json.number("version")),
                json.text("topic"),
                MadeJson.read(json),
                json.flag("evidenced"),
                json.optionalObject("rule")
                        .<ConsentTerms.Base>map(rule -> new ConsentTerms.Rules(
                                RuleJson.read(rule),
                                json.constant("nesting", ConsentTerms.Nesting.class),
                                json.flag("elseDeny"),
                                json.has("secondaryOnly") && json.flag("secondaryOnly")))
                        .orElseGet(() -> notComputable(json)));
    }

    private static ConsentTerms.Base notComputable(Members json) {
        Reason reason = json.constant("notComputable", Reason.class);
        if (!reason.isIndeterminate()) {
            throw new MalformedMessageException(
                    "expected an INDET_ reason at " + json.where() + ".notComputable, found " + reason);
        }
        return new ConsentTerms.NotComputable(reason);
    }
}
