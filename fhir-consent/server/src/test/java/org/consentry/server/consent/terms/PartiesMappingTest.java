// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Listed;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Recipients;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartiesMappingTest {
    private final Register register = new Register();
    private final Consent consent = Consents.no();

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            Organization/northlight,              -,                                      -,              northlight
            Organization/northlight/_history/3,   -,                                      -,              northlight
            Organization/all-commercial-ai,       -,                                      -,              class:commercial-ai
            Device/chest-reader,                  -,                                      -,              chest-reader
            Patient/anna,                         -,                                      -,              Patient/anna
            Practitioner/grey,                    -,                                      -,              Practitioner/grey
            -,                                    https://consentry.org/fhir/recipient,   northlight,     northlight
            -,                                    urn:iso:std:iso:17442,                  LEI-NORTHLIGHT, northlight
            -,                                    urn:udi,                                CHEST-READER,   chest-reader
            -,                                    https://consentry.org/fhir/actor-class, commercial-ai,  class:commercial-ai
            -,                                    urn:example:actor-class,                commercial-ai,  class:commercial-ai
            https://else.example/fhir/Organization/1, urn:iso:std:iso:17442,              LEI-NORTHLIGHT, northlight
            Organization/northlight,              urn:iso:std:iso:17442,                  LEI-NORTHLIGHT, northlight
            """)
    void aReferenceMeansWhoeverItNames(String literal, String system, String value, String expected) {
        Reference reference = new Reference(literal);
        if (system != null) {
            reference.getIdentifier().setSystem(system).setValue(value);
        }

        assertThat(recipients(reference)).isEqualTo(Recipients.of(new RecipientId(expected)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
            Organization/nobody,                              -,                     -
            Practitioner/nobody,                              -,                     -
            Patient/ben,                                      -,                     -
            https://else.example/fhir/Organization/northlight, -,                    -
            #nothing,                                         -,                     -
            -,                                                urn:iso:std:iso:17442, LEI-OTHER
            -,                                                urn:x,                 shared
            -,                                                -,                     -
            Organization/northlight,                          urn:udi,               CHEST-READER
            """)
    void whatLeadsNowhereOrTwoWaysIsKeptAsUnresolved(String literal, String system, String value) {
        Reference reference = new Reference(literal);
        if (system != null) {
            reference.getIdentifier().setSystem(system).setValue(value);
        }

        assertThat(recipients(reference)).isEqualTo(new Recipients(Set.of(), false, true));
    }

    @Test
    void aContainedOrganizationOrDeviceIsWhoeverItsIdentifiersName() {
        Organization organization = new Organization();
        organization.setId("o");
        organization.addIdentifier().setSystem("urn:iso:std:iso:17442").setValue("LEI-NORTHLIGHT");
        organization.addIdentifier().setSystem("urn:internal").setValue("77");
        Device device = new Device();
        device.setId("d");
        device.addIdentifier().setSystem("urn:udi").setValue("CHEST-READER");
        device.addIdentifier().setSystem("urn:iso:std:iso:17442").setValue("LEI-NORTHLIGHT");
        consent.addContained(organization).addContained(device);

        assertThat(recipients(new Reference("#o"))).isEqualTo(Recipients.of(Register.NORTHLIGHT));
        assertThat(recipients(new Reference("#d"))).isEqualTo(new Recipients(Set.of(), false, true));
    }

    @Test
    void aGroupMeansItsMembersAndOneThatOnlyDescribesThemMeansNobodyKnown() {
        Group listed = group("readers", true);
        listed.addMember().setEntity(new Reference("Device/chest-reader"));
        listed.addMember().setInactive(true).setEntity(new Reference("Device/old-reader"));
        Group described = group("described", false);
        described.addCharacteristic().setExclude(false);
        Group partly = group("partly", true);
        partly.addMember().setEntity(new Reference("Device/chest-reader"));
        partly.addMember().setEntity(new Reference("Device/unheard-of"));
        register.with(listed).with(described).with(partly);

        assertThat(recipients(new Reference("Group/readers"))).isEqualTo(Recipients.of(Register.CHEST_READER));
        assertThat(recipients(new Reference("Group/described"))).isEqualTo(new Recipients(Set.of(), false, true));
        assertThat(recipients(new Reference("Group/partly")))
                .isEqualTo(new Recipients(Set.of(Register.CHEST_READER), false, true));
    }

    @Test
    void groupsThatContainEachOtherEnd() {
        Group first = group("first", true);
        first.addMember().setEntity(new Reference("Group/second"));
        Group second = group("second", true);
        second.addMember().setEntity(new Reference("Group/first"));
        Group contained = group("c", true);
        contained.addMember().setEntity(new Reference("#c"));
        register.with(first).with(second);
        consent.addContained(contained);

        assertThat(recipients(new Reference("Group/first"))).isEqualTo(new Recipients(Set.of(), false, true));
        assertThat(recipients(new Reference("#c"))).isEqualTo(new Recipients(Set.of(), false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IRCP", "PRCP", "none"})
    void whoReceivesIsARecipientWithOrWithoutTheRole(String role) {
        CodeableConcept concept = "none".equals(role) ? new CodeableConcept() : Consents.role(role);

        Conditions conditions = conditions(concept, new Reference("Organization/northlight"));

        assertThat(conditions.parties().recipients()).isEqualTo(Recipients.of(Register.NORTHLIGHT));
        assertThat(conditions.parties().otherRole()).isFalse();
    }

    @Test
    void whoKeepsWhoMadeAndWhoDoesAnythingElseAreDimensionsOfTheirOwn() {
        Reference northlight = new Reference("Organization/northlight");

        assertThat(conditions(Consents.role("CST"), northlight).parties().custodians())
                .isEqualTo(Listed.of(Register.NORTHLIGHT));
        assertThat(conditions(Consents.role("AUT"), new Reference("Practitioner/x"))
                        .parties()
                        .authors())
                .isEqualTo(Listed.of(new RecipientId("Practitioner/x")));
        assertThat(conditions(Consents.role("CALLBCK"), northlight)).isEqualTo(other());
        assertThat(conditions(new CodeableConcept().setText("recipient"), northlight))
                .isEqualTo(other());
        CodeableConcept two = Consents.role("IRCP");
        two.addCoding(Consents.role("CST").getCodingFirstRep());
        assertThat(conditions(two, northlight)).isEqualTo(other());
    }

    @Test
    void aYesReachesSubsidiariesOnlyIfItSaysSo() {
        Consent.provisionActorComponent actor = consent.getProvision()
                .addActor()
                .setRole(Consents.role("IRCP"))
                .setReference(new Reference("Organization/northlight"));
        actor.addExtension(PartiesMapping.AFFILIATES, new BooleanType(true));

        assertThat(Consents.rule(consent).conditions().parties().recipients())
                .isEqualTo(new Recipients(Set.of(Register.NORTHLIGHT), true, false));
    }

    private static Conditions other() {
        return Consents.rule(Consents.no()).conditions().from(null, null, true);
    }

    private static Group group(String id, boolean actual) {
        Group group = new Group().setActual(actual).setType(Group.GroupType.DEVICE);
        group.setId(id);
        return group;
    }

    private Recipients recipients(Reference reference) {
        return Objects.requireNonNull(
                conditions(Consents.role("IRCP"), reference).parties().recipients());
    }

    private Conditions conditions(CodeableConcept role, Reference reference) {
        Consent asked = consent.copy();
        asked.getProvision().addActor().setRole(role).setReference(reference);
        ConsentTerms.Base base =
                Consents.read(asked, register, new Complaints()).base();
        return ((ConsentTerms.Rules) base).root().conditions();
    }
}
