// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.consentry.protocol.Json;
import org.consentry.server.access.Answers;
import org.consentry.server.access.Complaints;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;

/** Reads an R5 Consent as the R4 one that says the same; the original stays with it. */
@Singleton
public class R5Mapping {
    /** No resource has more levels. */
    static final int DEEPEST = 64;

    private static final Pattern OTHER_VERSION =
            Pattern.compile("fhirVersion\\s*=\\s*\"?(?!5\\.0)", Pattern.CASE_INSENSITIVE);

    private final FhirContext fhir;
    private final R5XmlMapping xml = new R5XmlMapping();

    /** Takes the R4 context. */
    @Inject
    public R5Mapping(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * The R4 form of a text; refuses one that is not R5, or says what R4 cannot.
     *
     * @param type media type of the text: JSON or XML of FHIR
     */
    Consent consent(byte[] text, @Nullable String type) {
        Complaints complaints = new Complaints();
        String sent = new String(text, StandardCharsets.UTF_8);
        JsonObject r5 = parse(isXml(type) ? xml.json(sent, complaints) : sent);
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

    private static boolean isXml(@Nullable String type) {
        EncodingEnum encoding = type == null ? null : EncodingEnum.forContentTypeStrict(type);
        boolean known = encoding == EncodingEnum.JSON || encoding == EncodingEnum.XML;
        if (!known || OTHER_VERSION.matcher(type).find()) {
            throw Answers.unsupportedMedia(
                    "Expected a body of type application/fhir+json or application/fhir+xml, of FHIR 5.0");
        }
        return encoding == EncodingEnum.XML;
    }

    private static JsonObject parse(String text) {
        shallow(text);
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject r5 = reader.readObject();
            if (!"Consent".equals(r5.getString("resourceType", ""))) {
                throw Answers.badRequest("Expected a Consent of R5");
            }
            return r5;
        } catch (JsonException malformed) {
            throw Answers.badRequest("Expected one well-formed JSON object");
        }
    }

    /** Refuses what is deeper than any resource, before reading it costs a parser its stack. */
    private static void shallow(String text) {
        int depth = 0;
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                switch (parser.next()) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    default -> {}
                }
                if (depth > DEEPEST) {
                    throw Answers.badRequest("Expected JSON of at most " + DEEPEST + " levels");
                }
            }
        } catch (JsonException malformed) {
            throw Answers.badRequest("Expected one well-formed JSON object");
        }
    }
}
