// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.server.consent.explain.Questions;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HL7's own examples of Consent come down to, and that no yes is found where none is written. */
class Hl7ExamplesTest {
    private static final FhirContext FHIR = FhirContext.forR4();

    @ParameterizedTest(name = "{0}: {1}, research: {2}")
    @CsvSource(textBlock = """
            example-basic,       INDET_CONSENT_AMBIGUOUS, INDET_CONSENT_AMBIGUOUS
            example-Emergency,   rules,                   CONSENT_DENY
            example-grantor,     rules,                   CONSENT_DENY
            example-notAuthor,   INDET_CONSENT_AMBIGUOUS, INDET_CONSENT_AMBIGUOUS
            example-notOrg,      rules,                   INDET_ACTOR
            example-notThem,     INDET_CONSENT_AMBIGUOUS, INDET_CONSENT_AMBIGUOUS
            example-notThis,     INDET_CONSENT_AMBIGUOUS, INDET_CONSENT_AMBIGUOUS
            example-notTime,     INDET_CONSENT_AMBIGUOUS, INDET_CONSENT_AMBIGUOUS
            example-Out,         rules,                   CONSENT_DENY
            example-pkb,         rules,                   CONSENT_DENY
            example-signature,   INDET_CONSENT_AMBIGUOUS, INDET_CONSENT_AMBIGUOUS
            example-smartonfhir, INDET_CONSENT_AMBIGUOUS, INDET_CONSENT_AMBIGUOUS
            """)
    void eachComesDownToRulesOrToAReasonAndPermitsNothing(String name, String base, String research) {
        ConsentTerms terms = terms(name);

        String found = switch (terms.base()) {
            case ConsentTerms.Rules _ -> "rules";
            case ConsentTerms.NotComputable(Reason reason) -> reason.name();
        };
        assertThat(found).isEqualTo(base);
        assertThat(Questions.answer(terms, Purpose.HRESCH)).isEqualTo(research);
        assertThat(Questions.permitted(terms)).isEmpty();
    }

    /** The one whose structure would permit, with its untyped root made a permit, reaches no explicit-only purpose. */
    @Test
    void aPlainOptInPermitsEverythingButWhatMustBeNamed() {
        Consent consent = parse("example-basic");
        consent.setProvision(null);

        Set<String> permitted = new TreeSet<>();
        Questions.permitted(Consents.read(consent)).forEach(purpose -> permitted.add(purpose.code()));

        assertThat(permitted)
                .contains("TREAT", "HRESCH", "HQUALIMP", "TREATDS")
                .doesNotContain(
                        "MLTRAINING",
                        "SYSDEV",
                        "HTEST",
                        "HMARKT",
                        "BTG",
                        "PMTDS",
                        "sale",
                        "commercial-dev",
                        "foundation-training",
                        "benchmark");
    }

    private static ConsentTerms terms(String name) {
        return Consents.read(parse(name));
    }

    private static Consent parse(String name) {
        String file = "/hl7-r4-examples/" + name + ".json";
        try (var stream = Objects.requireNonNull(Hl7ExamplesTest.class.getResourceAsStream(file), file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return FHIR.newJsonParser().parseResource(Consent.class, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
