// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.r5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Listed;
import org.consentry.policy.Period;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.Recipients;
import org.consentry.policy.Rule;
import org.consentry.server.consent.choice.FilingMapping;
import org.consentry.server.consent.terms.Consents;
import org.consentry.server.consent.terms.MarksMapping;
import org.consentry.server.consent.terms.Register;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An R5 Consent comes down to the same terms as the R4 one that says the same. */
class R5MappingTest {
    private static final String RESEARCH = """
            "purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HRESCH"}]""";
    private static final String NORTHLIGHT = """
            "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
            "code":"IRCP"}]},"reference":{"reference":"Organization/northlight"}}]""";

    private final R5Mapping mapping = Consents.r5();

    @Test
    void manyRootsAreExceptionsAndEachLevelIsTheOppositeOfTheOneAround() {
        Consent consent = r5("""
                "decision":"deny","provision":[{%s,"provision":[{%s}]},{"period":{"end":"2026-06-30"}}]""".formatted(RESEARCH, NORTHLIGHT));

        Conditions research = Conditions.purposes(Purpose.HRESCH);
        Period june = new Period(null, Instant.parse("2026-07-01T03:59:59.999Z"));
        assertThat(Consents.rule(consent))
                .isEqualTo(Rule.deny(
                        Conditions.ANY,
                        Rule.permit(research, Rule.deny(Conditions.ANY.to(Register.NORTHLIGHT))),
                        Rule.permit(Conditions.ANY).during(june)));
    }

    @Test
    void theConsentsOwnPeriodIsThatOfItsRoot() {
        Consent consent = r5("""
                "decision":"permit","period":{"start":"2026-01-01T00:00:00Z"}""");

        assertThat(Consents.rule(consent).period()).isEqualTo(new Period(Instant.parse("2026-01-01T00:00:00Z"), null));
    }

    @Test
    void withoutADecisionNothingIsComputable() {
        assertThat(Consents.reason(r5("\"provision\":[{" + RESEARCH + "}]"))).hasValue(Reason.INDET_CONSENT_AMBIGUOUS);
        assertThat(Consents.reason(r5("\"period\":{\"start\":\"2026\"}"))).hasValue(Reason.INDET_CONSENT_AMBIGUOUS);
    }

    @Test
    void anExpressionThatNobodyHereEvaluatesBlocks() {
        assertThat(Consents.reason(r5("""
                "decision":"permit","provision":[{"expression":{"language":"text/cql","expression":"true"}}]"""))).hasValue(Reason.INDET_MODIFIER);
    }

    @Test
    void aYesIsForThoseItIsGrantedToAndANoIsForEverybody() {
        String granted = "\"grantee\":[{\"reference\":\"Organization/northlight\"}],";

        assertThat(Consents.rule(r5(granted + "\"decision\":\"permit\""))
                        .conditions()
                        .parties()
                        .recipients())
                .isEqualTo(Recipients.of(Register.NORTHLIGHT));
        Rule no = Consents.rule(r5(granted + "\"decision\":\"deny\",\"provision\":[{" + RESEARCH + "}]"));
        assertThat(no.conditions().parties().recipients()).isNull();
        assertThat(no.exceptions().get(0).conditions().parties().recipients())
                .isEqualTo(Recipients.of(Register.NORTHLIGHT));
    }

    @Test
    void resourceTypesAndDocumentTypesAreClasses() {
        Conditions scans = exception(
                "\"resourceType\":[{\"system\":\"http://hl7.org/fhir/fhir-types\",\"code\":\"ImagingStudy\"}]");
        Conditions reports = exception("\"documentType\":[{\"system\":\"http://loinc.org\",\"code\":\"18842-5\"}]");

        assertThat(scans.data().classes()).isEqualTo(Listed.of("ImagingStudy"));
        assertThat(reports.data().classes())
                .isNotNull()
                .extracting(Listed::unresolved)
                .isEqualTo(true);
    }

    @Test
    void theOriginalStaysWithIt() {
        Consent consent = r5("\"decision\":\"deny\"");

        assertThat(consent.getExtensionByUrl(R5Json.ORIGINAL)).isNotNull();
        ConsentTerms terms = Consents.read(consent);
        assertThat(terms.dateTime()).isEqualTo("2026-05-01T04:00:00Z");
        assertThat(terms.topic()).isEqualTo("identifier:urn:paper|17");
    }

    /** They were refused, and with them the no. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "decision":"deny","scope":{}                      | Consent.scope
            "decision":"deny","provision":[{"type":"permit"}] | Consent.provision[0].type
            "decison":"deny"                                  | Consent.decison
            "decision":"dney"                                 | Consent.provision.type
            "decision":"deny","_decision":{"id":"x"}          | Consent._decision
            """)
    void whatIsNotAnElementOfR5IsFiledAndMarkedAndBlocks(String body, String element) {
        Consent consent = r5(body);

        assertThat(MarksMapping.of(consent).all())
                .extracting(MarksMapping.Mark::element)
                .contains(element);
        assertThat(Consents.reason(consent)).hasValue(Reason.INDET_CONSENT_MALFORMED);
        assertThat(consent.getExtensionByUrl(R5Json.ORIGINAL)).isNotNull();
        assertThat(consent.getExtensionByUrl(FilingMapping.ORIGINAL)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "[]", "{\"resourceType\":\"Patient\"}", "{\"resourceType\":\"Consent\",\"provision\":[3]}"})
    void whatIsNoConsentIsABadRequest(String text) {
        assertThatThrownBy(() -> mapping.consent(
                        text.getBytes(StandardCharsets.UTF_8), "application/fhir+json", Consents.REGISTRAR))
                .isInstanceOf(InvalidRequestException.class);
    }

    /** R4 has an object where R5 has a list; taken for an empty one, an exception or a condition would be gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"provision\":{\"purpose\":[]}",
                "\"provision\":null",
                "\"grantee\":{\"reference\":\"Organization/northlight\"}",
                "\"provision\":[{\"resourceType\":{\"code\":\"ImagingStudy\"}}]",
                "\"provision\":[{\"documentType\":{\"code\":\"18842-5\"}}]",
                "\"provision\":[{\"provision\":[{\"provision\":{}}]}]",
                "\"sourceReference\":{\"reference\":\"DocumentReference/1\"}",
                "\"verification\":{\"verified\":true}"
            })
    void aListInAnotherFormIsABadRequestNotAnEmptyOne(String states) {
        assertThatThrownBy(() -> r5("\"decision\":\"permit\"," + states)).isInstanceOf(InvalidRequestException.class);
    }

    /** Read by the last of two, a deny became a permit, a grantee or an exception was gone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "decision":"deny","decision":"permit"                           | decision twice in Consent
            "grantee":[{"reference":"Organization/a"}],"grantee":[]          | grantee twice in Consent
            "provision":[{"purpose":[]}],"provision":[]                      | provision twice in Consent
            "provision":[{"purpose":[{"code":"HRESCH","code":"TREAT"}]}]     | code twice in Consent.provision[0].purpose[0]
            """)
    void aMemberWrittenTwiceIsRefusedByName(String states, String named) {
        assertThatThrownBy(() -> r5(states))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(named + "; nothing was saved");
    }

    /** A list in place of the one decision dropped it, and the same holds for each other member in another form. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "decision":["deny"]                                              | Consent.decision as a text
            "decision":null                                                  | Consent.decision as a text
            "decision":{"value":"deny"}                                      | Consent.decision as a text
            "period":"2026"                                                  | Consent.period as an object
            "period":[{"end":"2026"}]                                        | Consent.period as an object
            "policyBasis":{"url":["urn:x"]}                                  | Consent.policyBasis.url as a text
            "verification":[{"verified":"false"}]                            | Consent.verification.verified as true or false
            "category":{"coding":[]}                                         | Consent.category as a list
            "grantee":["Organization/a"]                                     | Consent.grantee as a list of objects
            "provision":[{"purpose":{"code":"HRESCH"}}]                      | Consent.provision[0].purpose as a list
            "provision":[{},{"provision":[{"period":[]}]}]                   | Consent.provision[1].provision[0].period as an object
            """)
    void anotherFormThanR5HasIsRefusedByName(String states, String named) {
        assertThatThrownBy(() -> r5(states))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Expected " + named)
                .hasMessageEndingWith("nothing was saved");
    }

    private Conditions exception(String states) {
        return Consents.rule(r5("\"decision\":\"permit\",\"provision\":[{" + states + "}]"))
                .exceptions()
                .get(0)
                .conditions();
    }

    private Consent r5(String body) {
        String text = """
                {"resourceType":"Consent","status":"active","identifier":[{"system":"urn:paper","value":"17"}],
                "subject":{"reference":"Patient/anna"},"date":"2026-05-01","grantor":[{"reference":"Patient/anna"}],%s}""".formatted(body);
        return mapping.consent(text.getBytes(StandardCharsets.UTF_8), "application/fhir+json", Consents.REGISTRAR);
    }
}
