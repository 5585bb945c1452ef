// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonObjectBuilder;
import org.consentry.policy.PatientCase;
import org.consentry.policy.RecipientId;

/** An open case, as JSON. A reader that does not know {@code since} takes it for one that no yes lifts. */
final class CaseJson {

    private CaseJson() {}

    static JsonObjectBuilder write(PatientCase open) {
        JsonObjectBuilder json = createObjectBuilder()
                .add("kind", open.kind().name())
                .add("recipient", open.recipient().value())
                .add("purposes", RuleJson.texts(open.purposes().stream().map(RuleJson::purposeText)));
        if (open.since() != null) {
            json.add("since", open.since().toString());
        }
        return json;
    }

    static PatientCase read(Members json) {
        return new PatientCase(
                json.constant("kind", PatientCase.Kind.class),
                json.converted("recipient", RecipientId::new),
                json.texts("purposes", RuleJson::purpose),
                json.optionalInstant("since").orElse(null));
    }
}
