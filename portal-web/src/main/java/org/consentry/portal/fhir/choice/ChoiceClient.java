// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads and writes a patient's choices. */
@Singleton
public class ChoiceClient {

    private final FhirClient fhir;
    private final InstantSource clock;

    @Inject
    public ChoiceClient(FhirClient fhir, InstantSource clock) {
        this.fhir = fhir;
        this.clock = clock;
    }

    /** The choice in force for each matter the patient has a record of. */
    public Map<Matter, Choice> current(FhirCaller caller, String patient) {
        var choices = new HashMap<Matter, Choice>();
        counting(caller, patient).forEach((matter, dated) -> choices.put(matter, dated.choice()));
        return choices;
    }

    /**
     * The patient's own choice about a matter, if it counts now and has this value: then picking the value changes
     * nothing. The choice of a merged record is not the patient's own, since it goes when the merge ends.
     */
    public Optional<Choice> standing(FhirCaller caller, String patient, Matter matter, Choice.Value value) {
        return Optional.ofNullable(counting(caller, patient).get(matter))
                .filter(dated -> dated.isOf(patient))
                .map(DatedChoice::choice)
                .filter(choice -> choice.value() == value);
    }

    private Map<Matter, DatedChoice> counting(FhirCaller caller, String patient) {
        var counting = new HashMap<Matter, DatedChoice>();
        consents(caller, patient)
                .forEach(dated -> counting.merge(dated.choice().matter(), dated, DatedChoice::counting));
        return counting;
    }

    /** The rule for each topic while the patient has not picked. */
    public Map<Topic, DefaultRule> rules(FhirCaller caller, String patient) {
        var rules = new EnumMap<Topic, DefaultRule>(Topic.class);
        Node parameters = Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(patient) + "/$rules"));
        parameters
                .items("parameter")
                .forEach(p -> Topic.of(p.textOr("name", "")).ifPresent(topic -> rules.put(topic, rule(p))));
        if (rules.size() < Topic.values().length) {
            throw new FhirProblem.Away("the rules of a topic are missing", false);
        }
        return rules;
    }

    /** Where the patient stands on every topic right now. */
    public List<TopicState> states(FhirCaller caller, String patient) {
        return standing(caller, patient).topics();
    }

    /** The same, and what the patient said of single companies and scans. */
    public Standing standing(FhirCaller caller, String patient) {
        return Standing.of(current(caller, patient), rules(caller, patient));
    }

    /** One version of a choice. */
    public Choice version(FhirCaller caller, String id, int version) {
        JsonObject found = fhir.read(caller, "Consent/" + FhirClient.encode(id) + "/_history/" + version);
        return ChoiceMapping.choice(Node.of(found)).orElseThrow(FhirProblem.NotThere::new);
    }

    /**
     * One version of a Consent of this patient, or of a record that was merged with this one. It is empty if the
     * Consent is about no matter of the portal. Another patient's Consent is not there.
     */
    public Optional<Choice> versionOf(FhirCaller caller, String patient, ChoiceVersion version) {
        return ChoiceMapping.choice(Node.of(stored(caller, patient, version)));
    }

    /** The same as it is stored. */
    JsonObject stored(FhirCaller caller, String patient, ChoiceVersion version) {
        String own = "patient=Patient/" + FhirClient.encode(patient) + "&_id=" + FhirClient.encode(version.id());
        if (fhir.first(caller, "Consent", own, 1).isEmpty()) {
            throw new FhirProblem.NotThere();
        }
        return fhir.read(caller, "Consent/" + FhirClient.encode(version.id()) + "/_history/" + version.version());
    }

    /** All versions of a choice, newest first. */
    public List<Choice> history(FhirCaller caller, String id) {
        return fhir.versions(caller, "Consent", id, ChoiceMapping::choice).stream()
                .sorted(Comparator.comparingInt(Choice::version).reversed())
                .toList();
    }

    /** At which places the newest version of a choice is in force. */
    public Enforcement enforcement(FhirCaller caller, String id) {
        Node parameters = Node.of(fhir.read(caller, "Consent/" + FhirClient.encode(id) + "/$enforcement"));
        return new Enforcement(parameters
                .items("parameter")
                .filter(p -> p.is("name", "site"))
                .map(p -> new Enforcement.Place(
                        p.part("name").textOr("valueString", ""),
                        p.part("since").instant("valueInstant")))
                .toList());
    }

    /**
     * Writes a choice and answers it as the server stored it. A patient of two merged records may have seen the choice
     * of the other record. What they pick now is written under their own, so each has its own when the merge ends.
     */
    public Choice save(FhirCaller caller, NewChoice picked) {
        NewChoice choice = own(caller, picked);
        JsonObject consent = ChoiceMapping.consent(choice);
        Optional<String> id = choice.id();
        JsonObject stored = id.isPresent()
                ? fhir.update(caller, "Consent/" + FhirClient.encode(id.get()), choice.onVersion(), consent)
                : fhir.create(caller, "Consent", consent);
        return ChoiceMapping.choice(Node.of(stored))
                .orElseThrow(() -> new FhirProblem.Away("the answer does not show what was stored", true));
    }

    /** The same choice on top of the patient's own record, if the one that was seen is of another record. */
    NewChoice own(FhirCaller caller, NewChoice choice) {
        Optional<String> seen = choice.id();
        if (seen.isEmpty() || isOf(choice.patient(), read(caller, seen.get()))) {
            return choice;
        }
        Optional<Choice> own = consents(caller, choice.patient()).stream()
                .filter(dated -> dated.isOf(choice.patient()))
                .map(DatedChoice::choice)
                .filter(each -> each.matter().equals(choice.matter()))
                .findFirst();
        return choice.onto(own);
    }

    private Node read(FhirCaller caller, String id) {
        return Node.of(fhir.read(caller, "Consent/" + FhirClient.encode(id)));
    }

    private static boolean isOf(String patient, Node consent) {
        return consent.referenceId("patient").filter(patient::equals).isPresent();
    }

    private List<DatedChoice> consents(FhirCaller caller, String patient) {
        Instant now = clock.instant();
        return fhir.search(
                caller,
                "Consent",
                "patient=Patient/" + FhirClient.encode(patient),
                consent -> DatedChoice.of(consent, now));
    }

    private static DefaultRule rule(Node parameter) {
        return new DefaultRule(
                parameter
                        .part("gate")
                        .text("valueCode")
                        .or(() -> parameter.part("gate").text("valueString"))
                        .orElse(""),
                "true"
                        .equals(parameter
                                .part("deidentified")
                                .at("valueBoolean")
                                .value()
                                .toString()));
    }
}
