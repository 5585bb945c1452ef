// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import jakarta.json.JsonObject;
import java.util.Collections;
import org.consentry.server.access.Caller.Kind;
import org.consentry.server.fhir.body.FhirJson;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One megabyte of provisions or of contained resources kept the server busy for minutes. */
class BodyLimitsTest {
    @ParameterizedTest
    @CsvSource({"PATIENT, 500", "STAFF, 500", "REGISTRAR, 1000"})
    void aConsentHasSoManyProvisionsAndNoMore(Kind kind, int most) {
        assertThatCode(() -> BodyLimits.of(kind).check(consent(most))).doesNotThrowAnyException();
        assertThat(refusal(kind, consent(most + 1)))
                .isEqualTo("Consent.provision: Expected at most " + most + " provisions in a Consent, found "
                        + (most + 1));
    }

    /** They cost as much below each other, in Parameters and in R5's form. */
    @Test
    void provisionsCountAtEveryLevelAndWhereverTheConsentIs() {
        String nested = "{\"provision\":[" + many(300, "{\"provision\":[{\"type\":\"deny\"}]}") + "]}";
        String inside = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"resource\":"
                + "{\"resourceType\":\"Consent\",\"provision\":" + nested + "}}]}";
        String r5 = "{\"resourceType\":\"Consent\",\"provision\":[" + many(501, "{}") + "]}";

        assertThat(refusal(Kind.PATIENT, inside)).endsWith("found 601");
        assertThat(refusal(Kind.PATIENT, r5)).endsWith("found 501");
    }

    /** The validator looks each reference up among all contained resources. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aResourceContainsAHundredOthers(Kind kind) {
        assertThatCode(() -> BodyLimits.of(kind).check(containing(100))).doesNotThrowAnyException();
        assertThat(refusal(kind, containing(101)))
                .isEqualTo("Group.contained: Expected at most 100 contained resources, found 101");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aBodyHasSoManyElementsAndNoMore(Kind kind) {
        int most = BodyLimits.of(kind).elements();
        // The object, its type and the list are elements too.
        assertThatCode(() -> BodyLimits.of(kind).check(listing(most - 3))).doesNotThrowAnyException();
        assertThat(refusal(kind, listing(most - 2)))
                .isEqualTo("Patient: Expected a body of at most " + most + " elements, found " + (most + 1));
    }

    private static JsonObject consent(int provisions) {
        return FhirJson.read(
                "{\"resourceType\":\"Consent\",\"provision\":{\"provision\":[" + many(provisions - 1, "{}") + "]}}",
                "Consent");
    }

    private static JsonObject containing(int resources) {
        return FhirJson.read("{\"resourceType\":\"Group\",\"contained\":[" + many(resources, "{}") + "]}", "Group");
    }

    private static JsonObject listing(int values) {
        return FhirJson.read("{\"resourceType\":\"Patient\",\"list\":[" + many(values, "1") + "]}", "Patient");
    }

    private static String many(int times, String text) {
        return String.join(",", Collections.nCopies(times, text));
    }

    private static String refusal(Kind kind, String body) {
        return refusal(kind, FhirJson.read(body, "body"));
    }

    private static String refusal(Kind kind, JsonObject body) {
        UnprocessableEntityException refusal = catchThrowableOfType(
                UnprocessableEntityException.class, () -> BodyLimits.of(kind).check(body));
        OperationOutcome.OperationOutcomeIssueComponent issue =
                ((OperationOutcome) refusal.getOperationOutcome()).getIssueFirstRep();
        return issue.getExpression().get(0).getValue() + ": " + issue.getDiagnostics();
    }
}
