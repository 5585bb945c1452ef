// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.policy.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
        00280301, YES
        00280301, unknown
        00080060, US
        00080060, SC
        00080060, XC
        00080064, WSD
        00080008, DERIVED\\SECONDARY\\SCREEN SAVE
        00080016, 1.2.840.10008.5.1.4.1.1.7
        00080016, 1.2.840.10008.5.1.4.1.1.7.4
        00080016, 1.2.840.10008.5.1.4.1.1.6.1
        00080016, 1.2.840.10008.5.1.4.1.1.3.1
        00080016, 1.2.840.10008.5.1.4.1.1.77.1.1
        """)
    void pixelsThatMayShowTextAreRefused(String tag, String value) {
        Dataset scan = Scans.chestCt().put(Integer.parseUnsignedInt(tag, 16), value);

        assertThat(refusal(scan).reason()).isEqualTo(Reason.BURNED_IN_TEXT);
        assertThat(refusal(scan).where()).isEqualTo("(" + tag.substring(0, 4) + "," + tag.substring(4) + ")");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        6000, 16, 15, false, 0010
        6000, 1,  15, false, 0010
        601E, 16, 12, true,  0100
        6002, 1,  12, true,  0102
        6000, 1,  0,  false, 0010
        """)
    void overlaysInUnusedBitsOfThePixelsAreRefused(
            String group, int bits, int position, boolean ownBits, String stopping) {
        // Their group was taken off, and the name that they drew stayed in the pixels.
        int first = Integer.parseUnsignedInt(group + "0000", 16);
        Dataset scan = Scans.chestCt()
                .putShorts(first | 0x0010, 512)
                .putShorts(first | 0x0100, bits)
                .putShorts(first | 0x0102, position);
        if (ownBits) {
            scan.put(Element.of(first | 0x3000, Vr.OW, (byte) 1, (byte) 0));
        }

        Outcome.Refused refusal = refusal(scan);

        assertThat(refusal.reason()).isEqualTo(Reason.BURNED_IN_TEXT);
        assertThat(refusal.where()).isEqualTo("(" + group + "," + stopping + ")");
    }

    @Test
    void anOverlayWhoseBitsAreEmptyHasNoneOfItsOwn() {
        for (int size : new int[] {0x60000010, 0x60000011}) {
            assertThat(refusal(Scans.chestCt().putShorts(size, 512)).reason()).isEqualTo(Reason.BURNED_IN_TEXT);
            assertThat(refusal(Scans.chestCt().putShorts(size, 512).put(Element.of(0x60003000, Vr.OW)))
                            .reason())
                    .isEqualTo(Reason.BURNED_IN_TEXT);
        }
    }

    @Test
    void anOverlayWithBitsOfItsOwnGoesAndTheScanLeaves() {
        Dataset scan = Scans.chestCt()
                .putShorts(0x60000010, 512)
                .putShorts(0x60000100, 1)
                .putShorts(0x60000102, 0)
                .put(Element.of(0x60003000, Vr.OW, (byte) 1, (byte) 0));

        assertThat(Scans.cleaned(folder, scan).contains(0x60003000)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        CT, 00180015, HEAD
        CT, 00180015, SKULL
        MR, 00180015, BRAIN
        PT, 00180015, WHOLEBODY
        CT, 00180015, CSPINE
        CT, 00180015, ''
        CT, 00180015, something
        CT, 00081030, CT head routine
        MR, 0008103E, t1 BRAIN sag
        CT, 00181030, Schädel nativ
        """)
    void facesAreNotSentUnlessTheyAreKnownToBeOutside(String modality, String tag, String value) {
        Dataset scan = Scans.chestCt().put(Tag.MODALITY, modality).put(Integer.parseUnsignedInt(tag, 16), value);

        assertThat(refusal(scan).reason()).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHEST", "ABDOMEN", "HAND", "KNEE", "PELVIS"})
    void otherPartsOfTheBodyMayLeave(String part) {
        assertThat(Scans.outcome(folder, Scans.chestCt().put(Tag.BODY_PART_EXAMINED, part)))
                .isInstanceOf(Outcome.Cleaned.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.5.1.4.1.1.66", "1.2.840.10008.5.1.4.1.1.104.1", "1.2.276.0.1.2", ""})
    void objectsNobodyCanJudgeAreRefused(String sopClass) {
        assertThat(refusal(Scans.chestCt().put(Tag.SOP_CLASS_UID, sopClass)).reason())
                .isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO",
                "WITHDRAWN",
                "no",
                "No",
                " NO",
                "withdrawn",
                "WITHDRAWN BY PHONE",
                "WITHDRAW",
                "YES\\NO",
                "N",
                "Y",
                "REFUSED",
                "?",
                "",
                "\0NO",
                "YES NO"
            })
    void whatIsNotAYesOnTheObjectItselfIsRefusedAtAnyDepth(String flag) {
        // Only NO and WITHDRAWN, spelled exactly so, were: "no" in lower case passed, and so did whatever else was
        // written.
        Dataset inside = new Dataset().put(Tag.CONSENT_FOR_DISTRIBUTION_FLAG, flag);
        Dataset deeper = new Dataset().putSequence(Tag.CONSENT_FOR_CLINICAL_TRIAL_USE_SEQUENCE, inside);

        assertThat(refusal(Scans.chestCt().putSequence(0x00081140, deeper)))
                .isEqualTo(new Outcome.Refused(Reason.DICOM_CONSENT_FLAG, "(0012,0085)"));
    }

    @Test
    void aNoInBytesOrAsUnknownIsRefusedToo() {
        for (Vr vr : new Vr[] {Vr.UN, Vr.OB}) {
            Dataset inside =
                    new Dataset().put(Element.of(Tag.CONSENT_FOR_DISTRIBUTION_FLAG, vr, (byte) 'n', (byte) 'o'));

            assertThat(refusal(Scans.chestCt().putSequence(Tag.CONSENT_FOR_CLINICAL_TRIAL_USE_SEQUENCE, inside))
                            .reason())
                    .isEqualTo(Reason.DICOM_CONSENT_FLAG);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"YES", "yes ", "Yes"})
    void aYesOnTheObjectIsReplacedByOurs(String yes) {
        Dataset inside =
                new Dataset().put(Tag.CONSENT_FOR_DISTRIBUTION_FLAG, yes).put(0x00120020, "PROTOCOL");

        Dataset cleaned =
                Scans.cleaned(folder, Scans.chestCt().putSequence(Tag.CONSENT_FOR_CLINICAL_TRIAL_USE_SEQUENCE, inside));

        assertThat(cleaned.items(Tag.CONSENT_FOR_CLINICAL_TRIAL_USE_SEQUENCE))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.string(Tag.CONSENT_FOR_DISTRIBUTION_FLAG)).contains("YES");
                    assertThat(item.string(Tag.DISTRIBUTION_TYPE)).contains("RESTRICTED_REUSE");
                    assertThat(item.contains(0x00120020)).isFalse();
                });
    }

    @Test
    void theStampBringsItsModulesTimePoint() {
        // (0012,0083) without (0012,0050) is no Clinical Trial Study module.
        Dataset cleaned = Scans.cleaned(folder, Scans.chestCt());

        assertThat(cleaned.element(0x00120050)).get().matches(Element::isEmpty, "empty");
    }

    @Test
    void theResultSaysExactlyWhatWasDone() {
        Outcome outcome = Scans.outcome(
                folder, Scans.chestCt(), ProfileOption.MODIFY_DATES, ProfileOption.RETAIN_DEVICE_IDENTITY);

        Dataset cleaned = Scans.cleaned(outcome);
        assertThat(cleaned.string(Tag.PATIENT_IDENTITY_REMOVED)).contains("YES");
        assertThat(cleaned.items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE))
                .extracting(item -> item.string(Tag.CODE_VALUE).orElse(""))
                .containsExactly("113100", "113109", "113107");
        assertThat(((Outcome.Cleaned) outcome).methods())
                .extracting(MethodCode::value)
                .containsExactly("113100", "113109", "113107");
    }

    @Test
    void textInAnUnknownCharacterSetIsRefused() {
        Dataset scan =
                Scans.chestCt().put(Element.of(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 999", CharacterSet.ASCII));

        assertThat(refusal(scan).reason()).isEqualTo(Reason.DEID_INSUFFICIENT);
    }

    private Outcome.Refused refusal(Dataset scan) {
        Outcome outcome = Scans.outcome(folder, scan);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused) outcome;
    }
}
