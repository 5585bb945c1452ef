// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Writes choices that staff enter for a patient. The caller carries the reason, and the server signs who it was. */
@Singleton
public class EntryClient {

    private final FhirClient fhir;
    private final ChoiceClient choices;

    @Inject
    public EntryClient(FhirClient fhir, ChoiceClient choices) {
        this.fhir = fhir;
        this.choices = choices;
    }

    /** Writes all choices and the form, or nothing. Answers the choices as the server stored them, in their order. */
    public List<Choice> save(FhirCaller caller, NewEntry entry) {
        List<NewChoice> own =
                entry.choices().stream().map(each -> choices.own(caller, each)).toList();
        List<Choice> stored = stored(fhir.transaction(caller, EntryMapping.transaction(entry, own)));
        if (stored.size() != own.size()) {
            throw new FhirProblem.Away("the answer does not show what was stored", true);
        }
        return stored;
    }

    /** Puts back what counted before an entry of staff. The server takes nothing else back. */
    public Choice takeBack(FhirCaller caller, String patient, ChoiceVersion entered, Instant now, String key) {
        JsonObject entry = choices.stored(caller, patient, entered);
        Optional<JsonObject> before = entered.version() == 1
                ? Optional.empty()
                : Optional.of(choices.stored(caller, patient, new ChoiceVersion(entered.id(), entered.version() - 1)));
        return stored(fhir.transaction(caller, EntryMapping.takeBack(entry, before, now, key))).stream()
                .findFirst()
                .orElseThrow(() -> new FhirProblem.Away("the answer does not show what was stored", true));
    }

    /**
     * One version that staff entered for this patient, or for a record that was merged with this one. Any other version
     * is not there.
     */
    public Choice version(FhirCaller caller, String patient, ChoiceVersion version) {
        return choices.versionOf(caller, patient, version)
                .filter(choice -> choice.entry().isPresent())
                .orElseThrow(FhirProblem.NotThere::new);
    }

    private static List<Choice> stored(JsonObject answer) {
        return Node.of(answer)
                .items("entry")
                .map(entry -> entry.at("resource"))
                .filter(resource -> resource.is("resourceType", "Consent"))
                .flatMap(consent -> ChoiceMapping.choice(consent).stream())
                .toList();
    }
}
