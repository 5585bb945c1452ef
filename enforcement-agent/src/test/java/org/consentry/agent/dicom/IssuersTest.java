// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuersTest {
    private static final String OURS = "urn:oid:2.999.1";
    private static final Issuers ISSUERS = Issuers.parsed(
            OURS,
            "MAINHOSP=urn:oid:2.999.1, NORTH=urn:oid:2.999.2, &our-hospital.example&DNS=urn:oid:2.999.1,"
                    + "&0011223344556677&EUI64=urn:oid:2.999.3, &2.999.77&ISO=urn:oid:2.999.1");

    // A name was an authority of its own, so a hospital's every image was of two patients.
    @ParameterizedTest
    @CsvSource(textBlock = """
        MAINHOSP,                  urn:oid:2.999.1
        NORTH,                     urn:oid:2.999.2
        2.999.1,                   urn:oid:2.999.1
        2.999.5,                   urn:oid:2.999.5
        2.999.77,                  urn:oid:2.999.1
        urn:oid:2.999.5,           urn:oid:2.999.5
        &2.999.5&ISO,              urn:oid:2.999.5
        X&2.999.5&ISO,             urn:oid:2.999.5
        X&2.999.5&iso,             urn:oid:2.999.5
        NORTH&2.999.2&ISO,         urn:oid:2.999.2
        &OUR-hospital.example&DNS, urn:oid:2.999.1
        MAINHOSP&&,                urn:oid:2.999.1
        NORTH&2.999.5&ISO,         two
        X&2.999.5&DNS,             unknown
        X&2.999.5&,                unknown
        X&&ISO,                    unknown
        X&Y,                       unknown
        X&2.999.5&ISO&Y,           unknown
        X&not.an.oid&ISO,          unknown
        HOSPITAL_A,                unknown
        HOSP:A,                    unknown
        mainhosp,                  unknown
        """)
    void anIssuerIsReadInEveryFormOfItsElement(String text, String authority) {
        assertThat(said(ISSUERS.of(new Dataset().put(Tag.ISSUER_OF_PATIENT_ID, text))))
                .isEqualTo(authority);
    }

    // Only ISO was read, so an issuer of any other type was taken for ours.
    @ParameterizedTest
    @CsvSource(textBlock = """
        2.999.5,                              ISO,   urn:oid:2.999.5
        6BA7B810-9dad-11d1-80b4-00c04fd430c8, UUID,  urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8
        https://hospital.example/mrn,         URI,   https://hospital.example/mrn
        our-hospital.example,                 DNS,   urn:oid:2.999.1
        0011223344556677,                     EUI64, urn:oid:2.999.3
        other-hospital.example,               DNS,   unknown
        0011223344556688,                     EUI64, unknown
        c=US/o=Hospital,                      X500,  unknown
        not-a-uuid,                           UUID,  unknown
        1-1-1-1-1,                            UUID,  unknown
        hospital,                             URI,   unknown
        2.999.5,                              '',    unknown
        '',                                   ISO,   unknown
        2.999.5,                              OTHER, unknown
        """)
    void aQualifierIsReadByItsType(String id, String type, String authority) {
        assertThat(said(ISSUERS.of(qualified(new Dataset(), "", id, type)))).isEqualTo(authority);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        MAINHOSP,   2.999.1,                ISO, urn:oid:2.999.1
        MAINHOSP,   our-hospital.example,   DNS, urn:oid:2.999.1
        HOSPITAL_A, 2.999.1,                ISO, urn:oid:2.999.1
        MAINHOSP,   2.999.2,                ISO, two
        NORTH,      2.999.1,                ISO, two
        2.999.2,    2.999.1,                ISO, two
        MAINHOSP,   other-hospital.example, DNS, unknown
        """)
    void bothElementsMustSayTheSame(String text, String id, String type, String authority) {
        Dataset scan = qualified(new Dataset().put(Tag.ISSUER_OF_PATIENT_ID, text), "", id, type);

        assertThat(said(ISSUERS.of(scan))).isEqualTo(authority);
    }

    @Test
    void twoQualifiersThatDifferAreTwoIssuers() {
        Dataset one = new Dataset().put(0x00400032, "2.999.1").put(0x00400033, "ISO");
        Dataset other = new Dataset().put(0x00400032, "2.999.2").put(0x00400033, "ISO");

        assertThat(said(ISSUERS.of(new Dataset().putSequence(0x00100024, one, other))))
                .isEqualTo("two");
    }

    @Test
    void whoNamesNoIssuerMeansUs() {
        Dataset facilityOnly = new Dataset().putSequence(0x00100024, new Dataset().put(0x00400035, "MR"));

        assertThat(said(ISSUERS.of(new Dataset()))).isEqualTo(OURS);
        assertThat(said(ISSUERS.of(new Dataset().put(Tag.ISSUER_OF_PATIENT_ID, " "))))
                .isEqualTo(OURS);
        assertThat(said(ISSUERS.of(facilityOnly))).isEqualTo(OURS);
    }

    private static Dataset qualified(Dataset scan, String name, String id, String type) {
        return scan.putSequence(
                0x00100024,
                new Dataset().put(0x00400031, name).put(0x00400032, id).put(0x00400033, type));
    }

    private static String said(Issuer issuer) {
        return issuer.authority().orElse(issuer instanceof Issuer.Unknown ? "unknown" : "two");
    }
}
