// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class OwnConsentTest {

    @Test
    void aCopyHasTheChoiceAndNobodyElse() {
        JsonObject copy = OwnConsent.of(read("""
                {"resourceType":"Consent","id":"c1","meta":{"versionId":"2","lastUpdated":"2026-03-03T15:00:00Z",
                  "tag":[{"system":"s","code":"t"}]},
                 "text":{"status":"generated","div":"Dana"},"contained":[{"resourceType":"RelatedPerson","id":"r"}],
                 "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/entered","extension":[
                   {"url":"channel","valueCode":"paper"},{"url":"by","valueString":"Dana"}]},
                   {"url":"https://consentry.org/fhir/StructureDefinition/held-since","valueDateTime":"2025-01-01"},
                   {"url":"https://example.org/note","valueString":"Dana"}],
                 "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"},
                   {"system":"https://consentry.org/fhir/idempotency-key","value":"k"}],
                 "status":"active","patient":{"reference":"Patient/p1"},"dateTime":"2026-03-03",
                 "performer":[{"reference":"Patient/p1"},{"reference":"Practitioner/dana"}],
                 "verification":[{"verified":true,"verifiedWith":{"display":"Dana"}}],
                 "sourceAttachment":{"title":"Dana"},"provision":{"type":"deny"}}"""));

        assertThat(copy).isEqualTo(read("""
                {"resourceType":"Consent","id":"c1","meta":{"versionId":"2","lastUpdated":"2026-03-03T15:00:00Z"},
                 "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/entered","extension":[
                   {"url":"channel","valueCode":"paper"}]},
                   {"url":"https://consentry.org/fhir/StructureDefinition/held-since","valueDateTime":"2025-01-01"}],
                 "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"}],
                 "status":"active","patient":{"reference":"Patient/p1"},"dateTime":"2026-03-03",
                 "performer":[{"reference":"Patient/p1"}],"provision":{"type":"deny"}}"""));
    }

    @Test
    void whatIsNotThereIsNotCopied() {
        JsonObject plain = read("{\"resourceType\":\"Consent\",\"status\":\"active\"}");

        assertThat(OwnConsent.of(plain)).isEqualTo(plain);
    }

    private static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
