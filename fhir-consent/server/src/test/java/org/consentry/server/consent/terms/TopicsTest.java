// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {
    @Test
    void theTopicNamedComesFirstThenTheIdentifierThenThePolicyThenTheConsentItself() {
        Consent consent = Consents.no();
        consent.addIdentifier().setSystem("urn:paper").setValue("17");
        assertThat(Consents.read(consent).topic()).isEqualTo("ai");

        consent.getIdentifier().remove(0);
        assertThat(Consents.read(consent).topic()).isEqualTo("identifier:urn:paper|17");

        consent.getIdentifier().clear();
        assertThat(Consents.read(consent).topic()).startsWith("policy:https://consentry.org/fhir/text/ai/abc");

        consent.getPolicy().clear();
        assertThat(Consents.read(consent).topic()).isEqualTo("consent:c1");
    }

    @Test
    void theOrderOfIdentifiersAndPoliciesDoesNotMatter() {
        Consent consent = Consents.paper();
        consent.addIdentifier().setSystem("urn:b").setValue("1");
        consent.addIdentifier().setSystem("urn:a").setValue("2");
        String forth = Consents.read(consent).topic();
        Collections.reverse(consent.getIdentifier());

        assertThat(Consents.read(consent).topic()).isEqualTo(forth);
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/policy/research/1.2,https://x.example/policy/research",
        "https://x.example/policy/research/v3,https://x.example/policy/research",
        "https://x.example/policy/research|2026,https://x.example/policy/research",
        "https://consentry.org/fhir/text/ai/0123456789abcdef,https://consentry.org/fhir/text/ai",
        "https://x.example/policy/research,https://x.example/policy/research",
        "urn:oid:1.2.3,urn:oid:1.2.3"
    })
    void versionsOfOnePolicyAreOneFamily(String uri, String family) {
        assertThat(Topics.family(uri)).isEqualTo(family);
    }

    @Test
    void thoseItIsGrantedToTellPoliciesApart() {
        Consent consent = Consents.paper();
        consent.addPolicy().setUri("https://x.example/policy/1");
        String toAnybody = Consents.read(consent).topic();
        consent.getProvision()
                .addActor()
                .setRole(Consents.role("IRCP"))
                .setReference(new Reference("Organization/northlight"));

        assertThat(Consents.read(consent).topic()).isNotEqualTo(toAnybody).contains("Organization/northlight");
    }
}
