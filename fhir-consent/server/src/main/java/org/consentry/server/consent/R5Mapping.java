// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import org.consentry.server.access.Answers;
import org.consentry.server.access.Complaints;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Consent;

/** Reads an R5 Consent as the R4 one that says the same; the original stays with it. */
@Singleton
public class R5Mapping {
    private final FhirContext fhir;

    /** Takes the R4 context. */
    @Inject
    public R5Mapping(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The R4 form of a JSON text; refuses one that is not R5, or says what R4 cannot. */
    Consent consent(byte[] text) {
        JsonObject r5 = parse(text);
        Complaints complaints = new Complaints();
        JsonObject r4 = r4(r5, complaints);
        complaints.refuse();
        try {
            Consent consent = fhir.newJsonParser().parseResource(Consent.class, r4.toString());
            consent.addExtension(R5Json.ORIGINAL, new Base64BinaryType(text));
            return consent;
        } catch (DataFormatException malformed) {
            complaints.add("Consent", "a Consent of R5", "an element of another form");
            complaints.refuse();
            throw malformed;
        }
    }

    private static JsonObject r4(JsonObject r5, Complaints complaints) {
        try {
            return R5Json.r4(r5, complaints);
        } catch (ClassCastException otherForm) {
            throw Answers.badRequest("Expected a Consent of R5, found an element of another form");
        }
    }

    private static JsonObject parse(byte[] text) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text))) {
            JsonObject r5 = reader.readObject();
            if (!"Consent".equals(r5.getString("resourceType", ""))) {
                throw Answers.badRequest("Expected a Consent of R5 as JSON");
            }
            return r5;
        } catch (JsonException malformed) {
            throw Answers.badRequest("Expected one well-formed JSON object");
        }
    }
}
