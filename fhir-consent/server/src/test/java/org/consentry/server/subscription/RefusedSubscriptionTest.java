// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.consentry.server.subscription.order.SubscriptionRequest;
import org.consentry.server.subscription.order.SubscriptionRequestMapping;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedSubscriptionTest {
    private static final String GOOD =
            """
            {"resourceType":"Subscription","status":"requested","reason":"We follow consents",
            "criteria":"https://consentry.org/fhir/SubscriptionTopic/consent-changed",
            "_criteria":{"extension":[{"url":"IG/backport-filter-criteria","valueString":"Consent?patient=Patient/anna"}]},
            "end":"2027-01-01T00:00:00Z",
            "channel":{"type":"rest-hook","endpoint":"https://hooks.example.org/in","header":["Authorization: Bearer s3cret"],
            "extension":[{"url":"IG/backport-heartbeat-period","valueUnsignedInt":60},
            {"url":"IG/backport-timeout","valueUnsignedInt":7},{"url":"IG/backport-max-count","valuePositiveInt":3}],
            "payload":"application/fhir+json",
            "_payload":{"extension":[{"url":"IG/backport-payload-content","valueCode":"id-only"}]}}}""".replace("IG/", "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/");

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Map<String, String> settings = Map.of(
            "subscription-hosts",
            "hooks.example.org",
            "subscription-key",
            Base64.getEncoder().encodeToString(new byte[32]));
    private final SubscriptionRequestMapping wishes = new SubscriptionRequestMapping(
            SubscriptionConfig.read(key -> Optional.ofNullable(settings.get(key)), new java.util.ArrayList<>()),
            InstantSource.fixed(Instant.parse("2026-06-15T12:00:00Z")));

    @Test
    void whatIsUnderstoodIsTaken() {
        SubscriptionRequest wanted = wishes.wanted(parsed(GOOD));

        assertThat(wanted.patient()).isEqualTo("anna");
        assertThat(wanted.channel().content()).isEqualTo(PayloadContent.ID_ONLY);
        assertThat(wanted.channel().silence()).contains(Duration.ofSeconds(60));
        assertThat(wanted.channel().timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(wanted.channel().most()).isEqualTo(3);
        assertThat(wanted.channel().headers()).containsExactly("Authorization: Bearer s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SubscriptionTopic/consent-changed   | SubscriptionTopic/other          | Subscription.criteria
                    https://consentry.org/fhir/         | Consent?x=                       | Subscription.criteria
                    Consent?patient=Patient/anna        | Consent?status=active            | Subscription.criteria.extension
                    Consent?patient=Patient/anna        | Patient/anna                     | Subscription.criteria.extension
                    backport-filter-criteria            | another                          | Subscription.criteria.extension
                    2027-01-01                          | 2026-01-01                       | Subscription.end
                    rest-hook                           | websocket                        | Subscription.channel.type
                    rest-hook                           | email                            | Subscription.channel.type
                    hooks.example.org                   | 10.0.0.1                         | Subscription.channel.endpoint
                    https://hooks                       | http://hooks                     | Subscription.channel.endpoint
                    Authorization: Bearer s3cret        | Host: other.example.org          | Subscription.channel.header[0]
                    Authorization: Bearer s3cret        | no colon                         | Subscription.channel.header[0]
                    Bearer s3cret                       | a\\r\\nX-Evil: 1                   | Subscription.channel.header[0]
                    application/fhir+json               | application/fhir+xml             | Subscription.channel.payload
                    "id-only"                           | "everything"                     | Subscription.channel.payload.extension
                    backport-payload-content            | other-content                    | Subscription.channel.payload.extension
                    backport-timeout                    | backport-other                   | Subscription.channel.extension
                    "valueUnsignedInt":7                | "valueUnsignedInt":61            | Subscription.channel.extension
                    """)
    void whatIsNotIsRefusedByTheNameOfItsElement(String good, String bad, String element) {
        assertThat(GOOD).contains(good);

        UnprocessableEntityException refused = catchThrowableOfType(
                UnprocessableEntityException.class, () -> wishes.wanted(parsed(GOOD.replace(good, bad))));

        OperationOutcome outcome = (OperationOutcome) refused.getOperationOutcome();
        assertThat(outcome.getIssue())
                .anySatisfy(issue -> assertThat(issue.getExpression())
                        .anySatisfy(
                                expression -> assertThat(expression.getValue()).startsWith(element)));
        assertThat(fhir.newJsonParser().encodeResourceToString(outcome)).doesNotContain("s3cret", "X-Evil");
    }

    @Test
    void aHugeHeaderIsRefusedWithoutBeingRepeated() {
        String huge = "x".repeat(2001);

        UnprocessableEntityException refused = catchThrowableOfType(
                UnprocessableEntityException.class, () -> wishes.wanted(parsed(GOOD.replace("Bearer s3cret", huge))));

        assertThat(fhir.newJsonParser().encodeResourceToString(refused.getOperationOutcome()))
                .contains("Subscription.channel.header[0]", "2016 characters")
                .doesNotContain(huge);
    }

    private Subscription parsed(String text) {
        return fhir.newJsonParser().parseResource(Subscription.class, text);
    }
}
