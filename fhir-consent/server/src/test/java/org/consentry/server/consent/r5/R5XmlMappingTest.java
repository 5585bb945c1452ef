// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.r5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consentry.policy.Reason;
import org.consentry.server.consent.terms.Consents;
import org.consentry.server.consent.terms.MarksMapping;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An R5 Consent says the same in XML as in JSON, and no XML makes us read or build what was not sent. */
class R5XmlMappingTest {
    private static final String XML = "application/fhir+xml";
    private static final String SAME = """
            <status value="active"/><identifier><system value="urn:paper"/><value value="17"/></identifier>
            <subject><reference value="Patient/anna"/></subject><date value="2026-05-01"/>
            <grantor><reference value="Patient/anna"/></grantor>""";
    private static final String SAME_JSON = """
            {"resourceType":"Consent","status":"active","identifier":[{"system":"urn:paper","value":"17"}],
            "subject":{"reference":"Patient/anna"},"date":"2026-05-01","grantor":[{"reference":"Patient/anna"}],
            "decision":"deny","verification":[{"verified":true}],
            "provision":[{"purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason",
            "code":"HRESCH"}],"provision":[{"period":{"end":"2026-06-30"}}]}]}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    private final R5Mapping mapping = Consents.r5();

    @Test
    void itSaysTheSameInXmlAsInJson() {
        Consent inJson = mapping.consent(
                SAME_JSON.getBytes(StandardCharsets.UTF_8), "application/fhir+json", Consents.REGISTRAR);
        Consent inXml = r5(SAME + """
                <!-- from the archive --><verification><verified value="true"/></verification><decision value="deny"/>
                <provision><purpose><system value="http://terminology.hl7.org/CodeSystem/v3-ActReason"/>
                <code value="HRESCH"/></purpose><provision><period><end value="2026-06-30"/></period></provision>
                </provision>""");

        assertThat(Consents.read(inXml)).isEqualTo(Consents.read(inJson));
        assertThat(inXml.getExtensionByUrl(R5Json.ORIGINAL)).isNotNull();
        inXml.getExtension().clear();
        inJson.getExtension().clear();
        assertThat(inXml.equalsDeep(inJson)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scope><text value=\"x\"/></scope>",
                "<status value=\"active\"><extension url=\"urn:x\"><valueCode value=\"y\"/></extension></status>",
                "<decision value=\"perhaps\"/>"
            })
    void whatIsNotOfR5IsFiledAndMarkedAndBlocks(String element) {
        Consent consent = r5("<subject><reference value=\"Patient/anna\"/></subject>" + element);

        assertThat(MarksMapping.of(consent).all())
                .extracting(MarksMapping.Mark::element)
                .anyMatch(at -> at.startsWith("Consent."));
        assertThat(Consents.reason(consent)).hasValue(Reason.INDET_CONSENT_MALFORMED);
    }

    @Test
    void anElementWrittenTwiceIsRefusedByName() {
        assertThatThrownBy(() -> r5(SAME + "<decision value=\"deny\"/><decision value=\"permit\"/>"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Consent.decision once");
    }

    @Test
    void noFileIsReadThroughAnEntity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");

        refused("<!DOCTYPE Consent [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + whole("<id value=\"&x;\"/>"));
        refused("<!DOCTYPE Consent SYSTEM \"" + secret.toUri() + "\">" + whole(SAME));
        refused("<!DOCTYPE Consent [<!ENTITY % x SYSTEM \"" + secret.toUri() + "\"> %x;]>" + whole(SAME));
    }

    @Test
    void noEntityGrowsInMemory() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE Consent [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10));
            bomb.append("\">");
        }

        refused(bomb + "]>" + whole("<text><div>&a29;</div></text>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Consent",
                "<Consent/>",
                "<Consent xmlns=\"http://hl7.org/fhir\"><status value=\"active\"/>",
                "<Consent xmlns=\"http://hl7.org/fhir\"><x:y xmlns:x=\"urn:x\"/></Consent>",
                "<Consent xmlns=\"http://hl7.org/fhir\"><status value=\"&undeclared;\"/></Consent>",
                "<Consent xmlns=\"http://hl7.org/fhir\"/><Consent xmlns=\"http://hl7.org/fhir\"/>",
                "<Patient xmlns=\"http://hl7.org/fhir\"/>",
                "{\"resourceType\":\"Consent\"}"
            })
    void whatIsNoConsentIsABadRequest(String text) {
        refused(text);
    }

    @Test
    void whatIsTooDeepIsRefusedInBothForms() {
        refused(whole("<provision>".repeat(5000) + "</provision>".repeat(5000)));
        String json = "{\"resourceType\":\"Consent\",\"provision\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThatThrownBy(() -> mapping.consent(
                        json.getBytes(StandardCharsets.UTF_8), "application/fhir+json", Consents.REGISTRAR))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("64 levels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/fhir+xml; fhirVersion=4.0",
                "application/fhir+turtle"
            })
    void anotherMediaTypeIsNotRead(String type) {
        assertThatThrownBy(
                        () -> mapping.consent(whole(SAME).getBytes(StandardCharsets.UTF_8), type, Consents.REGISTRAR))
                .isInstanceOfSatisfying(
                        BaseServerResponseException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(415));
    }

    private void refused(String text) {
        assertThatThrownBy(() -> mapping.consent(text.getBytes(StandardCharsets.UTF_8), XML, Consents.REGISTRAR))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining("secret");
    }

    private Consent r5(String elements) {
        return mapping.consent(
                whole(elements).getBytes(StandardCharsets.UTF_8), XML + "; fhirVersion=5.0", Consents.REGISTRAR);
    }

    private static String whole(String elements) {
        return "<Consent xmlns=\"http://hl7.org/fhir\">" + elements + "</Consent>";
    }
}
