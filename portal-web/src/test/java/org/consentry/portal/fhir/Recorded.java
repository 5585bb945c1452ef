// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** FHIR JSON as the consent server answers it. */
public final class Recorded {

    public static final String CONSENT = """
            {"resourceType":"Consent","id":"Zx81","meta":{"versionId":"3","lastUpdated":"2026-03-03T15:00:01Z"},
             "status":"active",
             "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"},
                           {"use":"secondary","system":"https://consentry.org/fhir/idempotency-key","value":"k1"}],
             "patient":{"reference":"Patient/p1"},"dateTime":"2026-03-03T10:00:00-05:00",
             "policy":[{"uri":"https://consentry.org/fhir/text/ai/abc"}],
             "provision":{"type":"deny","purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"MLTRAINING"}]}}
            """;

    public static final String DISCLOSURE = """
            {"resourceType":"AuditEvent","id":"ev1","type":{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110106"},
             "action":"R","recorded":"2026-03-14T18:30:00Z","outcome":"0",
             "purposeOfEvent":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"MLTRAINING"}]}],
             "agent":[{"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110153"}]},"who":{"display":"Main site"},"requestor":false},
                      {"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110152"}]},"who":{"reference":"Organization/northlight"},"requestor":false,
                       "policy":["https://consent.example.org/fhir/r4/Consent/Zx81/_history/2"]}],
             "source":{"observer":{"display":"agent-1"}},
             "entity":[{"what":{"reference":"Patient/p1"},"role":{"code":"1"}},
                       {"what":{"reference":"ImagingStudy/s1"},"role":{"code":"4"},
                        "detail":[{"type":"instances","valueString":"214"},{"type":"deid","valueString":"113100,113108"},
                                  {"type":"country","valueString":"US"},{"type":"identifiability","valueString":"stayed"}]}]}
            """;

    public static final String QUESTION = """
            {"resourceType":"Communication","id":"q1",
             "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/answer-due","valueDate":"2026-11-27"}],
             "identifier":[{"system":"https://consentry.org/fhir/question-number","value":"Q-7K2M9"}],
             "status":"in-progress","category":[{"coding":[{"system":"https://consentry.org/fhir/communication","code":"question"}]}],
             "subject":{"reference":"Patient/p1"},"about":[{"reference":"AuditEvent/ev1"}],"sent":"2026-11-20T15:00:00Z",
             "sender":{"reference":"Patient/p1"},"payload":[{"contentString":"Why?"}]}
            """;

    private Recorded() {}

    /** What {@code $recordDisclosure} keeps: a Consent is cited, and is the recipient's policy only if it says yes. */
    public static Node elsewhere(String words, String outcome, String policy) {
        return node("""
            {"resourceType":"AuditEvent","id":"ev2","type":{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110106"},
             "action":"R","recorded":"2026-03-14T18:30:00Z","outcome":"%s",
             "purposeOfEvent":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HRESCH"}]}],
             "agent":[{"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110153"}]},"who":{"display":"Regional exchange"}},
                      {"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110152"}]},"who":{"reference":"Organization/northlight"}%s}],
             "entity":[{"what":{"reference":"Patient/p1"},"role":{"code":"1"}},{"role":{"code":"4"}%s},
                       {"what":{"reference":"Consent/Zx81/_history/2"},"role":{"code":"4"}}]}
            """.formatted(outcome, policy, words.isEmpty() ? "" : ",\"description\":\"" + words + "\""));
    }

    public static Node node(String json) {
        return Node.of(object(json));
    }

    static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
