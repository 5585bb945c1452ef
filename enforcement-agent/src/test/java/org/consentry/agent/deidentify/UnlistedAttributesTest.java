// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.policy.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What table E.1-1 forgot. All of it went out as it came in. */
class UnlistedAttributesTest {
    private static final ProfileOption[] USUAL = RecipientOptions.USUAL_SET.toArray(new ProfileOption[0]);
    private static final Set<Vr> SPEAKING =
            EnumSet.of(Vr.LO, Vr.SH, Vr.UC, Vr.ST, Vr.LT, Vr.UT, Vr.PN, Vr.DA, Vr.DT, Vr.UR, Vr.UI);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
        00100033, 昭和6年7月12日,          gone
        00100034, R6.2.29,              gone
        00100035, JAPANESE,             gone
        00620005, Tumor of Mrs Quill,   tumor of
        00620005, Quill 2,              REMOVED
        300A00C2, AP Quill,             AP
        00700081, for Dr. Quill,        for
        00700080, QUILL,                REMOVED
        00401006, ORDER-4711-X,         ''
        00401007, ORDER-4711-Y,         ''
        00402006, ORDER-4711-Z,         ''
        30040006, as told by Quill,     by
        00720008, Dr. Quill,            REMOVED
        00181003, ROOM-7,               gone
        30020020, LINAC-7,              REMOVED
        00181020, VB10A,                VB10A
        00181210, B30f,                 B30f
        """)
    void aTextThatCouldNameSomebodyIsTreatedLikeItsNeighbors(String tag, String value, String expected) {
        int number = Integer.parseUnsignedInt(tag, 16);

        Dataset cleaned = Scans.cleaned(folder, Scans.chestCt().put(number, value), USUAL);

        String left = cleaned.element(number)
                .map(element -> String.join("\\", cleaned.strings(element)))
                .orElse("gone");
        assertThat(left).isEqualToIgnoringCase(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "00081167",
        "00209312",
        "00209313",
        "0018991E",
        "00200242",
        "0040E011",
        "0040E030",
        "0070031B",
        "300A0675",
        "00440102"
    })
    void aUidOfAnInstanceAPlaceOrAFrameIsReplaced(String tag) {
        int number = Integer.parseUnsignedInt(tag, 16);
        Dataset scan = Scans.chestCt().put(number, "1.2.826.0.1.3680043.9.77");

        assertThat(Scans.cleaned(folder, scan, USUAL).string(number))
                .get()
                .asString()
                .startsWith("2.25.");
    }

    @ParameterizedTest
    @CsvSource({
        "00081150, 1.2.840.10008.5.1.4.1.1.2",
        "0008010C, 2.16.840.1.113883.6.96",
        "00200052, 1.2.840.10008.1.4.1.1",
        "00280304, 1.2.840.10008.1.5.1"
    })
    void aUidThatIsEverybodysStays(String tag, String uid) {
        int number = Integer.parseUnsignedInt(tag, 16);

        assertThat(Scans.cleaned(folder, Scans.chestCt().put(number, uid), USUAL)
                        .string(number))
                .contains(uid);
    }

    @Test
    void everyAttributeThatCouldSpeakHasAnAction() {
        List<String> forgotten = Dictionary.tags().stream()
                .filter(tag -> Tag.group(tag) >= 0x0008 && Tag.group(tag) < 0x5000)
                .filter(tag -> SPEAKING.contains(Dictionary.vr(tag)))
                // tags whose group or element holds a counter are known under none of their own
                .filter(tag -> Tag.group(tag) != 0x0020 || Tag.element(tag) < 0x3100 || Tag.element(tag) > 0x31FF)
                .filter(tag -> ConfidentialityTable.row(tag).isEmpty())
                .map(Tag::text)
                .sorted()
                .toList();

        assertThat(forgotten).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Chest,                        Chest",
        "CT Chest w/o contrast,        CT Chest w/o contrast",
        "Chest as Mrs Quill asked for, REMOVED",
        "Quill,                        REMOVED"
    })
    void theMeaningOfACodeIsNoPlaceForProse(String meaning, String expected) {
        Dataset code = new Dataset()
                .put(Tag.CODE_VALUE, "51185008")
                .put(Tag.CODING_SCHEME_DESIGNATOR, "SCT")
                .put(Tag.CODE_MEANING, meaning);
        Dataset scan = Scans.chestCt().putSequence(0x00082218, code);

        Dataset cleaned = Scans.cleaned(folder, scan, USUAL).items(0x00082218).get(0);

        assertThat(cleaned.string(Tag.CODE_VALUE)).contains("51185008");
        assertThat(cleaned.string(Tag.CODE_MEANING)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"Hand, hand", "Long, long", "Philips, Philips", "Brown, Brown"})
    void aPatientWithTheNameOfAnEverydayWordMayHaveHerScansSent(String name, String word) {
        Dataset scan = Scans.chestCt()
                .put(Tag.PATIENT_NAME, name + "^Quentin")
                .put(Tag.SERIES_DESCRIPTION, "CT " + word + " axial")
                .put(0x00181210, "STANDARD")
                .put(0x00180022, "LONG")
                .put(Tag.MANUFACTURER, name.equals("Philips") ? "Philips Medical" : "Example");

        Dataset cleaned = Scans.cleaned(folder, scan, USUAL);

        assertThat(cleaned.string(Tag.SERIES_DESCRIPTION)).contains("CT axial");
        assertThat(cleaned.string(Tag.MANUFACTURER)).contains(name.equals("Philips") ? "REMOVED" : "Example");
    }

    @ParameterizedTest
    @CsvSource({"00080070, REFUSED", "00080018, REFUSED", "00081030, gone", "00080080, REMOVED", "00080050, ''"})
    void bytesInPlaceOfTextGoByTheTableOrRefuse(String tag, String expected) {
        // They were left out, the rest was sent, and the sender heard that it was a success.
        int number = Integer.parseUnsignedInt(tag, 16);
        Dataset scan = Scans.chestCt().put(Element.of(number, Vr.OB, (byte) 'A', (byte) 'B'));

        Outcome outcome = Scans.outcome(folder, scan);

        String where = "(" + tag.substring(0, 4) + "," + tag.substring(4) + ")";
        if (expected.equals("REFUSED")) {
            assertThat(outcome).isEqualTo(new Outcome.Refused(Reason.DEID_INSUFFICIENT, where));
        } else {
            Dataset cleaned = Scans.cleaned(outcome);
            assertThat(cleaned.element(number)
                            .map(element -> cleaned.string(number).orElse(""))
                            .orElse("gone"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aSequenceThatLosesItsItemsIsNotLeftWithoutAny() {
        // Referenced Study Sequence with zero items is not valid; inside of another item an empty one must be there.
        Dataset study = new Dataset().put(0x00081155, "1.2.3.4");
        Dataset request = new Dataset().putSequence(0x00081110, new Dataset().put(0x00081155, "1.2.3.4"));
        Dataset scan = Scans.chestCt().putSequence(0x00081110, study).putSequence(0x00089215, request);

        Dataset cleaned = Scans.cleaned(folder, scan, USUAL);

        assertThat(cleaned.contains(0x00081110)).isFalse();
        assertThat(cleaned.items(0x00089215).get(0).element(0x00081110)).isPresent();
    }

    @Test
    void prosePersonsAndAddressesWithoutARowAreDummies() {
        Dataset scan = Scans.chestCt()
                .put(Element.of(0x00080116, Vr.ST, "seen by Quill", CharacterSet.ASCII))
                .put(0x0008010E, "http://hospital.example/quill");

        Dataset cleaned = Scans.cleaned(folder, scan, USUAL);

        assertThat(cleaned.string(0x0008010E)).contains("urn:removed");
        assertThat(cleaned.string(0x00080116)).contains("REMOVED");
    }
}
