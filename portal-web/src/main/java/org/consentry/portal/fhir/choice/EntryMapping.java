// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.Node;

/**
 * Makes the transaction that stores what staff enter: the scan of the form, if there is one, and a Consent for each
 * topic. All is stored, or nothing.
 */
final class EntryMapping {

    /** What the Consents call the form until it has an id. */
    private static final String FORM = "urn:uuid:9a3f6a52-6f0b-4a4e-8d0a-0c7f6b1e5d21";

    private EntryMapping() {}

    static JsonObject transaction(NewEntry entry, List<NewChoice> choices) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        entry.form().ifPresent(form -> entries.add(form(entry, choices.get(0).patient(), form)));
        choices.forEach(choice -> entries.add(step(choice.id(), choice.onVersion(), consent(entry, choice))));
        return transaction(entries);
    }

    /** The Consent that the patient's own page would store, dated by its day, with how it came and its form. */
    static JsonObject consent(NewEntry entry, NewChoice choice) {
        JsonObjectBuilder consent = Json.createObjectBuilder(ChoiceMapping.consent(choice))
                .add("dateTime", entry.day().toString())
                .add("extension", entered(entry.channel()));
        if (entry.form().isPresent()) {
            consent.add("sourceReference", Json.createObjectBuilder().add("reference", FORM));
        }
        return consent.build();
    }

    /**
     * The transaction that takes an entry back. What is put back keeps its day and its form: with the day of today, a
     * yes would overturn a no that came from elsewhere meanwhile.
     *
     * @param entered the entry
     * @param before the version before it; empty if it is the first
     */
    static JsonObject takeBack(JsonObject entered, Optional<JsonObject> before, Instant now, String key) {
        JsonObject from = before.orElse(entered);
        JsonObjectBuilder consent = Json.createObjectBuilder(from)
                .remove("meta")
                .add("extension", taken(before))
                .add("identifier", identifiers(from, key));
        if (before.isEmpty()) {
            consent.remove("sourceReference").add("dateTime", now.toString()).add("status", "inactive");
        }
        String id = entered.getString("id");
        int version = Integer.parseInt(entered.getJsonObject("meta").getString("versionId"));
        return transaction(Json.createArrayBuilder().add(step(Optional.of(id), version, consent.build())));
    }

    /** That it is a correction. An older yes or no keeps the day since when the person has held it. */
    private static JsonArrayBuilder taken(Optional<JsonObject> before) {
        JsonArrayBuilder extensions = entered(EntryChannel.CORRECTION);
        before.flatMap(older -> ChoiceMapping.choice(Node.of(older)))
                .filter(older -> older.value() != Choice.Value.NONE)
                .ifPresent(older -> extensions.add(Json.createObjectBuilder()
                        .add("url", Fhir.HELD_SINCE)
                        .add("valueDateTime", older.since().toString())));
        return extensions;
    }

    private static JsonArrayBuilder identifiers(JsonObject from, String key) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        from.getJsonArray("identifier").getValuesAs(JsonObject.class).stream()
                .filter(each -> !Fhir.IDEMPOTENCY_KEY.equals(each.getString("system", "")))
                .forEach(all::add);
        return all.add(key(key));
    }

    private static JsonObjectBuilder key(String key) {
        return Json.createObjectBuilder()
                .add("use", "secondary")
                .add("system", Fhir.IDEMPOTENCY_KEY)
                .add("value", key);
    }

    private static JsonArrayBuilder entered(EntryChannel channel) {
        JsonObjectBuilder how = Json.createObjectBuilder().add("url", "channel").add("valueCode", channel.code());
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add("url", Fhir.ENTERED)
                        .add("extension", Json.createArrayBuilder().add(how)));
    }

    private static JsonObjectBuilder form(NewEntry entry, String patient, FormScan form) {
        JsonObjectBuilder attachment = Json.createObjectBuilder()
                .add("contentType", form.type())
                .add("data", Base64.getEncoder().encodeToString(form.bytes()));
        JsonObjectBuilder document = Json.createObjectBuilder()
                .add("resourceType", "DocumentReference")
                .add("status", "current")
                .add("identifier", Json.createArrayBuilder().add(key(entry.key())))
                .add("type", ChoiceMapping.concept(ChoiceMapping.LOINC, "59284-0"))
                .add("subject", Json.createObjectBuilder().add("reference", "Patient/" + patient))
                .add(
                        "content",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("attachment", attachment)));
        // Without the patient the server finds no form of anybody.
        String once = "patient=Patient/" + patient + "&identifier="
                + FhirClient.encode(Fhir.IDEMPOTENCY_KEY + "|" + entry.key());
        JsonObjectBuilder request = Json.createObjectBuilder()
                .add("method", "POST")
                .add("url", "DocumentReference")
                .add("ifNoneExist", once);
        return Json.createObjectBuilder()
                .add("fullUrl", FORM)
                .add("resource", document)
                .add("request", request);
    }

    private static JsonObjectBuilder step(Optional<String> id, int onVersion, JsonObject consent) {
        JsonObjectBuilder request = Json.createObjectBuilder();
        if (id.isPresent()) {
            request.add("method", "PUT").add("url", "Consent/" + id.get()).add("ifMatch", "W/\"" + onVersion + "\"");
        } else {
            request.add("method", "POST").add("url", "Consent");
        }
        return Json.createObjectBuilder().add("resource", consent).add("request", request);
    }

    private static JsonObject transaction(JsonArrayBuilder entries) {
        return Json.createObjectBuilder()
                .add("resourceType", "Bundle")
                .add("type", "transaction")
                .add("entry", entries)
                .build();
    }
}
