// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.recipient.change.CompanyFacts;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.Test;

class FactsMappingTest {
    private static final String NS = "https://consentry.org/fhir/StructureDefinition/recipient-";
    private static final String STORED = """
            {"resourceType":"Organization","id":"northlight","identifier":[{"system":"https://consentry.org/fhir/recipient",
            "value":"northlight"},{"system":"urn:ein","value":"9"}],"active":true,"type":[{"coding":[
            {"system":"https://consentry.org/fhir/recipient-kind","code":"company"}]},{"coding":[
            {"system":"https://consentry.org/fhir/actor-class","code":"commercial-ai"}]}],"name":"Northlight",
            "address":[{"line":["1 Main"],"country":"US","state":"WA"}],"partOf":{"reference":"Organization/above"},
            "extension":[{"url":"%1$sregion","extension":[{"url":"term","valueCode":"CHEST"},
            {"url":"approved-by","valueReference":{"reference":"Practitioner/1"}},
            {"url":"approved-by","valueReference":{"reference":"Practitioner/2"}}]},
            {"url":"%1$spurpose","valueCode":"MLTRAINING"},
            {"url":"%1$spurpose","valueCoding":{"system":"urn:other","code":"x"}},
            {"url":"%1$swhy","valueString":"To learn."},{"url":"%1$schecked-on","valueDate":"2026-01-02"}]}""".formatted(NS);

    @Test
    void theSameFactsChangeNothing() {
        Organization stored = stored();

        assertThat(FactsMapping.with(stored, "northlight", FactsMapping.facts(stored))
                        .equalsDeep(stored))
                .isTrue();
    }

    @Test
    void whatTheFormDoesNotKnowIsKept() {
        Organization after = FactsMapping.with(
                stored(),
                "northlight",
                new CompanyFacts(
                        "North", "school", "DE", "", Map.of("gets", "Chest scans."), List.of("HRESCH"), "2026-05-04"));

        assertThat(FactsMapping.facts(after))
                .isEqualTo(new CompanyFacts(
                        "North", "school", "DE", "", Map.of("gets", "Chest scans."), List.of("HRESCH"), "2026-05-04"));
        assertThat(after.getIdentifier()).hasSize(2);
        assertThat(after.getAddressFirstRep().getLine()).hasSize(1);
        assertThat(OrganizationMapping.parent(after)).contains("above");
        assertThat(OrganizationMapping.classes(after)).contains(new RecipientId("class:commercial-ai"));
        assertThat(CoveredRegionMapping.of(after)).isPresent();
        assertThat(after.getExtensionsByUrl(NS + "purpose")).hasSize(2);
        assertThat(after.getExtensionByUrl(NS + "why")).isNull();
        assertThat(after.getActive()).isTrue();
    }

    @Test
    void anEntryThatHasEndedIsNotActive() {
        CompanyFacts facts = new CompanyFacts(
                "North", "company", "US", "", Map.of("ended-on", "2026-05-04"), List.of("MLTRAINING"), "2026-05-04");

        assertThat(FactsMapping.with(stored(), "northlight", facts).getActive()).isFalse();
        assertThat(FactsMapping.with(null, "north", facts).getActive()).isFalse();
    }

    @Test
    void aNewEntryIsWhatTheRegisterDemands() {
        Organization made = FactsMapping.with(
                null, "north", new CompanyFacts("North", "company", "US", "WA", Map.of(), List.of("MLTRAINING"), ""));

        Complaints complaints = new Complaints();
        OrganizationMapping.check("north", made, complaints);
        assertThat(complaints.all()).isEmpty();
        assertThat(OrganizationMapping.recipient("north", made, Set.of()).status())
                .isEqualTo(RegisteredRecipient.Status.ACTIVE);
    }

    private static Organization stored() {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Organization.class, STORED);
    }
}
