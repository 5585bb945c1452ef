// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.r5;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.consentry.server.access.Caller;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.access.limit.BodyLimits;
import org.consentry.server.consent.choice.FilingMapping;
import org.consentry.server.consent.terms.MarksMapping;
import org.consentry.server.fhir.body.FhirJson;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;

/** Reads an R5 Consent as the R4 Consent with the same meaning. The original stays with it. */
@Singleton
public class R5Mapping {
    private static final Pattern OTHER_VERSION =
            Pattern.compile("fhirVersion\\s*=\\s*\"?(?!5\\.0)", Pattern.CASE_INSENSITIVE);

    private final FhirContext fhir;
    private final FilingMapping filing;
    private final R5XmlMapping xml = new R5XmlMapping();

    /** Takes the R4 context and the admission of Consents. */
    @Inject
    public R5Mapping(FhirContext fhir, FilingMapping filing) {
        this.fhir = fhir;
        this.filing = filing;
    }

    /**
     * The R4 form of a text. Marks show what is not of R5 or has no place in R4.
     *
     * @param type media type of the text: JSON or XML of FHIR
     */
    Consent consent(byte[] text, @Nullable String type, Caller caller) {
        Complaints complaints = new Complaints();
        String sent = new String(text, StandardCharsets.UTF_8);
        JsonObject r5 = parse(isXml(type) ? xml.json(sent, complaints) : sent);
        BodyLimits.of(caller.kind()).check(r5);
        JsonObject r4 = r4(r5, complaints);
        List<MarksMapping.Mark> marks = complaints.all().stream()
                .map(each -> new MarksMapping.Mark(each.expression(), each.found(), true))
                .toList();
        Consent consent = fhir.newJsonParser().parseResource(Consent.class, filing.admit(r4.toString(), caller, marks));
        consent.getExtension().removeIf(extension -> FilingMapping.ORIGINAL.equals(extension.getUrl()));
        consent.addExtension(R5Json.ORIGINAL, new Base64BinaryType(text));
        return consent;
    }

    private static JsonObject r4(JsonObject r5, Complaints complaints) {
        try {
            return R5Json.r4(r5, complaints);
        } catch (ClassCastException otherForm) {
            throw FhirErrors.badRequest("Expected a Consent of R5, found an element of another form");
        }
    }

    private static boolean isXml(@Nullable String type) {
        EncodingEnum encoding = type == null ? null : EncodingEnum.forContentTypeStrict(type);
        boolean known = encoding == EncodingEnum.JSON || encoding == EncodingEnum.XML;
        if (!known || OTHER_VERSION.matcher(type).find()) {
            throw FhirErrors.unsupportedMedia(
                    "Expected a body of type application/fhir+json or application/fhir+xml, of FHIR 5.0");
        }
        return encoding == EncodingEnum.XML;
    }

    private static JsonObject parse(String text) {
        JsonObject r5 = FhirJson.read(text, "Consent");
        if (!(r5.get("resourceType") instanceof JsonString type) || !"Consent".equals(type.getString())) {
            throw FhirErrors.badRequest("Expected a Consent of R5");
        }
        R5Forms.check(r5);
        return r5;
    }
}
