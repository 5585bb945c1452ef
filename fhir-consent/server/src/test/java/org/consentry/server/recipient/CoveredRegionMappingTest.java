// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentry.protocol.BodyRegion;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoveredRegionMappingTest {
    private static final String URL = "https://consentry.org/fhir/StructureDefinition/recipient-region";

    @Test
    void whatTwoPeopleApprovedIsCovered() {
        Organization organization = covering("CHEST", person("Practitioner/1"), person("Practitioner/2"));

        assertThat(CoveredRegionMapping.of(organization)).contains(BodyRegion.CHEST);
        assertThat(complaints(organization)).isZero();
        assertThat(CoveredRegionMapping.of(new Organization())).isEmpty();
        assertThat(complaints(new Organization())).isZero();
    }

    @Test
    void oneApproverIsNotTwo() {
        Reference named = new Reference()
                .setIdentifier(new Identifier().setSystem("urn:staff").setValue("7"));

        for (Organization organization : new Organization[] {
            covering("CHEST"),
            covering("CHEST", person("Practitioner/1")),
            covering("CHEST", person("Practitioner/1"), person("Practitioner/1")),
            covering("CHEST", named, named.copy()),
            covering("CHEST", person("Practitioner/1"), new Reference())
        }) {
            assertThat(CoveredRegionMapping.of(organization)).isEmpty();
            assertThat(complaints(organization)).isPositive();
        }
        assertThat(CoveredRegionMapping.of(covering("CHEST", person("Practitioner/1"), named)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "NECK", "SPINE", "WHOLEBODY", "chest", "CHEST ", "XYZZY"})
    void onlyAPartWithoutAHeadCanBeCovered(String term) {
        Organization organization = covering(term, person("Practitioner/1"), person("Practitioner/2"));

        assertThat(CoveredRegionMapping.of(organization)).isEmpty();
        assertThat(complaints(organization)).isPositive();
    }

    @Test
    void twoPartsAreNotOne() {
        Organization organization = covering("CHEST", person("Practitioner/1"), person("Practitioner/2"));
        organization.addExtension(covering("HIP", person("Practitioner/1"), person("Practitioner/2"))
                .getExtension()
                .get(0));

        assertThat(CoveredRegionMapping.of(organization)).isEmpty();
        assertThat(complaints(organization)).isPositive();
    }

    private static int complaints(Organization organization) {
        Complaints complaints = new Complaints();
        CoveredRegionMapping.check(organization, complaints);
        return complaints.all().size();
    }

    private static Reference person(String reference) {
        return new Reference(reference);
    }

    private static Organization covering(String term, Reference... approvers) {
        Extension region = new Extension(URL);
        region.addExtension("term", new CodeType(term));
        for (Reference approver : approvers) {
            region.addExtension("approved-by", approver);
        }
        Organization organization = new Organization();
        organization.addExtension(region);
        return organization;
    }
}
