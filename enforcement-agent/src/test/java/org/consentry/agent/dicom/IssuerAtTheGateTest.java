// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OnStage.class)
class IssuerAtTheGateTest {
    private final Company company;
    private final Stage stage;

    IssuerAtTheGateTest(Stage stage, Company company) {
        this.stage = stage;
        this.company = company;
    }

    // Every image of a hospital that writes its own name was refused as MIXED_PATIENT.
    @ParameterizedTest
    @CsvSource({"MAINHOSP", "2.999.1", "X&2.999.1&ISO", "MAINHOSP&2.999.1&ISO"})
    void ourOwnNameInAnyMappedFormIsOurs(String issuer) {
        assertThat(sent(image().put(Tag.ISSUER_OF_PATIENT_ID, issuer))).isEqualTo(Status.SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({"HOSPITAL_A", "X&other.example&DNS", "X&1.2"})
    void aNameNobodyMappedHasAReasonOfItsOwn(String issuer) {
        assertRefused(image().put(Tag.ISSUER_OF_PATIENT_ID, issuer), Reason.ISSUER_UNKNOWN);
    }

    // Foreign issuers of these types were taken for ours, and the image of somebody else left under our patient's yes.
    @ParameterizedTest
    @CsvSource({
        "other-hospital.example, DNS, ISSUER_UNKNOWN",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8, UUID, MIXED_PATIENT",
        "2.999.8, ISO, MIXED_PATIENT",
        "https://other.example/mrn, URI, MIXED_PATIENT"
    })
    void aForeignIssuerIsNotOurs(String id, String type, Reason reason) {
        Dataset qualifier = new Dataset().put(0x00400032, id).put(0x00400033, type);

        assertRefused(image().putSequence(0x00100024, qualifier), reason);
    }

    @Test
    void issuersThatContradictEachOtherAreRefused() {
        Dataset qualifier = new Dataset().put(0x00400032, "2.999.2").put(0x00400033, "ISO");

        assertRefused(
                image().put(Tag.ISSUER_OF_PATIENT_ID, "MAINHOSP").putSequence(0x00100024, qualifier),
                Reason.INDET_IDENTITY);
    }

    @Test
    void aSecondNumberOfOursThatIsNotKnownToBeTheSamePersonIsRefused() {
        assertRefused(
                image().putSequence(Tag.OTHER_PATIENT_IDS_SEQUENCE, other("P-200", "MAINHOSP")), Reason.INDET_IDENTITY);
    }

    @Test
    void otherNumbersElsewhereOrTheSameAgainDoNoHarm() {
        Dataset image = image().putSequence(
                        Tag.OTHER_PATIENT_IDS_SEQUENCE,
                        other("N-1", "NORTHCLINIC"),
                        other(Stage.ANNA, "MAINHOSP"),
                        other("X-1", "HOSPITAL_A"),
                        new Dataset().put(Tag.PATIENT_ID, "P-OLD"));

        assertThat(sent(image)).isEqualTo(Status.SUCCESS);
    }

    private static Dataset other(String value, String issuer) {
        return new Dataset().put(Tag.PATIENT_ID, value).put(Tag.ISSUER_OF_PATIENT_ID, issuer);
    }

    private static Dataset image() {
        return Scan.withPixels(Scan.ct(Stage.ANNA, 1));
    }

    private Status sent(Dataset image) {
        try (Sender pacs = new Sender(stage)) {
            return pacs.send(image, 1);
        }
    }

    private void assertRefused(Dataset image, Reason reason) {
        assertThat(sent(image)).isEqualTo(Statuses.refused(new Deny(reason)));
        assertThat(company.kept()).isEmpty();
        assertThat(stage.reports()).extracting(DisclosureReport::reason).containsExactly(reason);
    }
}
