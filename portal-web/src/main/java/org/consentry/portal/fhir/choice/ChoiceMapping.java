// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.Node;

/** Maps between a {@link Choice} and the FHIR Consent that holds it. */
final class ChoiceMapping {

    static final String LOINC = "http://loinc.org";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String ORGANIZATION = "Organization/";
    private static final String IMAGING_STUDY = "ImagingStudy/";
    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";

    private ChoiceMapping() {}

    /** The choice; empty for a Consent about no matter of the portal, or whose rule is not about what it names. */
    static Optional<Choice> choice(Node consent) {
        Optional<Matter> matter =
                consent.identifier(Fhir.TOPIC).flatMap(Matter::of).filter(m -> isAbout(m, consent.at("provision")));
        // Paper may lack a date; the choice counts from when it was recorded.
        Optional<Instant> at =
                consent.firstInstant("dateTime").or(() -> consent.at("meta").instant("lastUpdated"));
        return matter.flatMap(m -> at.map(when -> new Choice(
                consent.textOr("id", ""),
                consent.at("meta").integer("versionId"),
                m,
                value(consent),
                when,
                since(consent, when),
                consent.first("policy").textOr("uri", ""),
                entry(consent, when))));
    }

    private static Optional<ChoiceEntry> entry(Node consent, Instant at) {
        Node entered = consent.extension(Fhir.ENTERED);
        return entered.extension("channel")
                .text("valueCode")
                .flatMap(EntryChannel::of)
                .map(channel -> new ChoiceEntry(
                        channel,
                        consent.at("meta").instant("lastUpdated").orElse(at),
                        entered.extension("by").textOr("valueString", "")))
                .or(() -> proxy(consent, at));
    }

    private static Optional<ChoiceEntry> proxy(Node consent, Instant at) {
        return consent.extension(Fhir.BY_PROXY)
                .text("valueString")
                .map(name -> new ChoiceEntry(EntryChannel.PROXY, at, Fhir.NAMELESS.equals(name) ? "" : name));
    }

    /** An older day that the record tells. A later one than the choice itself means nothing. */
    private static Instant since(Node consent, Instant at) {
        return consent.extension(Fhir.HELD_SINCE)
                .instant("valueDateTime")
                .filter(at::isAfter)
                .orElse(at);
    }

    private static Choice.Value value(Node consent) {
        if (consent.is("status", "inactive")) {
            return Choice.Value.NONE;
        }
        if (!consent.is("status", "active") || isUnread(consent)) {
            return Choice.Value.UNCLEAR;
        }
        return switch (consent.at("provision").textOr("type", "")) {
            case "permit" -> Choice.Value.YES;
            case "deny" -> Choice.Value.NO;
            default -> Choice.Value.UNCLEAR;
        };
    }

    /** Whether staff must look at the Consent, since the server could not read all of it. */
    private static boolean isUnread(Node consent) {
        return consent.at("meta")
                .items("tag")
                .anyMatch(tag -> tag.is("system", Fhir.FILING) && tag.is("code", Fhir.NOT_COMPUTABLE));
    }

    static JsonObject consent(NewChoice choice) {
        var consent = Json.createObjectBuilder()
                .add("resourceType", "Consent")
                .add("status", choice.value() == Choice.Value.NONE ? "inactive" : "active")
                .add("scope", concept(SCOPE, "patient-privacy"))
                .add("category", array(concept(LOINC, "59284-0")))
                .add(
                        "identifier",
                        Json.createArrayBuilder()
                                .add(identifier(Fhir.TOPIC, choice.matter().code()))
                                .add(identifier(Fhir.IDEMPOTENCY_KEY, choice.key())
                                        .add("use", "secondary")))
                .add("patient", patient(choice))
                .add("dateTime", choice.at().toString())
                .add("performer", array(patient(choice)))
                .add("provision", provision(choice));
        if (!choice.text().isEmpty()) {
            consent.add("policy", array(Json.createObjectBuilder().add("uri", choice.text())));
        }
        choice.id().ifPresent(id -> consent.add("id", id));
        choice.since()
                .ifPresent(since -> consent.add(
                        "extension",
                        array(Json.createObjectBuilder()
                                .add("url", Fhir.HELD_SINCE)
                                .add("valueDateTime", since.toString()))));
        return consent.build();
    }

    private static JsonObjectBuilder provision(NewChoice choice) {
        JsonArrayBuilder purposes = Json.createArrayBuilder();
        choice.matter().purposes().forEach(p -> purposes.add(coding(Fhir.ACT_REASON, p)));
        var provision = Json.createObjectBuilder();
        if (choice.value() == Choice.Value.YES) {
            provision.add(
                    "modifierExtension",
                    array(Json.createObjectBuilder()
                            .add("url", Fhir.LIMIT)
                            .add(
                                    "extension",
                                    array(Json.createObjectBuilder()
                                            .add("url", "control")
                                            .add("valueCodeableConcept", concept(Fhir.ACT_CODE, "DEID"))))));
        }
        // A choice that is put back to "not picked" is inactive; its provision stays a no, the safe side.
        provision
                .add("type", choice.value() == Choice.Value.YES ? "permit" : "deny")
                .add("purpose", purposes);
        switch (choice.matter()) {
            case Topic topic -> {}
            case OneCompany company -> provision.add("actor", array(recipient(company)));
            case OneScan scan -> provision.add("data", array(instance(scan)));
        }
        return provision;
    }

    private static JsonObjectBuilder recipient(OneCompany company) {
        return Json.createObjectBuilder()
                .add("role", concept(PARTICIPATION, "IRCP"))
                .add("reference", reference(ORGANIZATION + company.id()));
    }

    private static JsonObjectBuilder instance(OneScan scan) {
        return Json.createObjectBuilder()
                .add("meaning", "instance")
                .add("reference", reference(IMAGING_STUDY + scan.id()));
    }

    /** Whether the rule names the company or the scan that the identifier names. */
    private static boolean isAbout(Matter matter, Node provision) {
        return switch (matter) {
            case Topic topic -> true;
            case OneCompany company -> isOnly(provision, "actor", ORGANIZATION + company.id());
            case OneScan scan -> isOnly(provision, "data", IMAGING_STUDY + scan.id());
        };
    }

    private static boolean isOnly(Node provision, String field, String reference) {
        List<Node> named = provision.at(field).items();
        return named.size() == 1 && named.get(0).at("reference").is("reference", reference);
    }

    private static JsonObjectBuilder reference(String to) {
        return Json.createObjectBuilder().add("reference", to);
    }

    private static JsonObjectBuilder patient(NewChoice choice) {
        return reference("Patient/" + choice.patient());
    }

    static JsonObjectBuilder concept(String system, String code) {
        return Json.createObjectBuilder().add("coding", array(coding(system, code)));
    }

    private static JsonObjectBuilder coding(String system, String code) {
        return Json.createObjectBuilder().add("system", system).add("code", code);
    }

    private static JsonObjectBuilder identifier(String system, String value) {
        return Json.createObjectBuilder().add("system", system).add("value", value);
    }

    private static JsonArrayBuilder array(JsonObjectBuilder only) {
        return Json.createArrayBuilder().add(only);
    }
}
