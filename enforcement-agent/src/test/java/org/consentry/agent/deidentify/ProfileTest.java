// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expectations are written from the text of PS3.15 section E.2 and E.3 for well-known attributes, not from our table.
 */
class ProfileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
        00080090, Dr. Quill^Peter,   empty
        00080050, ACC778899,         empty
        00100030, 19310712,          empty
        00100040, F,                 empty
        00200010, S-99,              empty
        00080020, 20240229,          empty
        00080080, General Hospital,  dummy
        00081010, STATION7,          dummy
        00080021, 20240301,          dummy
        00081070, Opera^Tor,         dummy
        00181000, SERIAL-5,          dummy
        0040A123, Some^Body,         dummy
        00100021, HOSP,              gone
        00101000, OTHER-1,           gone
        00101040, 1 Long Street,     gone
        00102154, 555-123456,        gone
        00104000, she says,          gone
        00102160, unknown,           gone
        00101010, 093Y,              gone
        00080081, 2 Hospital Road,   gone
        00081030, CT Chest,          gone
        0008103E, thin slices,       gone
        00380010, ADM-1,             gone
        00324000, study comment,     gone
        00400244, 20240229,          gone
        00204000, image comment,     gone
        00321032, Ref^Doc,           gone
        00401400, procedure comment, gone
        00080201, +0100,             gone
        0020000D, 1.2.3.4,           remapped
        0020000E, 1.2.3.5,           remapped
        00080018, 1.2.3.6,           remapped
        00200052, 1.2.3.7,           remapped
        00080016, 1.2.840.10008.5.1.4.1.1.2, kept
        00080060, CT,                kept
        00080070, Imaginary Scanners, kept
        00180060, 120,               kept
        00200013, 7,                 kept
        00280004, MONOCHROME2,       kept
        00080104, Chest,             kept
        """)
    void theBasicProfileDoesToAnAttributeWhatTheStandardSays(String tag, String value, String expected) {
        int number = Integer.parseUnsignedInt(tag, 16);
        Dataset scan = Scans.chestCt().put(number, value);

        Dataset cleaned = Scans.cleaned(folder, scan);

        String found = cleaned.element(number)
                .map(element ->
                        element.isEmpty() ? "" : cleaned.strings(element).get(0))
                .orElse("gone");
        switch (expected) {
            case "empty" -> assertThat(found).isEmpty();
            case "dummy" -> assertThat(found).isNotEmpty().isNotEqualTo(value).isNotEqualTo("gone");
            case "remapped" -> assertThat(found).startsWith("2.25.");
            case "kept" -> assertThat(found).isEqualTo(value);
            default -> assertThat(found).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        RETAIN_PATIENT_CHARACTERISTICS, 00100040, F,        F
        RETAIN_PATIENT_CHARACTERISTICS, 00101010, 045Y,     045Y
        RETAIN_PATIENT_CHARACTERISTICS, 00101010, 093Y,     090Y
        RETAIN_PATIENT_CHARACTERISTICS, 00101030, 71.5,     71.5
        RETAIN_PATIENT_CHARACTERISTICS, 00102160, unknown,  unknown
        RETAIN_DEVICE_IDENTITY,         00181000, SERIAL-5, SERIAL-5
        RETAIN_DEVICE_IDENTITY,         00081010, STATION7, STATION7
        RETAIN_UIDS,                    0020000D, 1.2.3.4,  1.2.3.4
        RETAIN_UIDS,                    00080018, 1.2.3.6,  1.2.3.6
        CLEAN_DESCRIPTORS,              0008103E, thin slices for Vandenberg 1.5mm, thin slices for 1.5mm
        CLEAN_DESCRIPTORS,              00081030, CT Chest w/o contrast, CT Chest w/o contrast
        CLEAN_DESCRIPTORS,              00104000, likes 12 4711 Berlin, gone
        """)
    void anOptionChangesWhatItNames(ProfileOption option, String tag, String value, String expected) {
        int number = Integer.parseUnsignedInt(tag, 16);

        Dataset cleaned = Scans.cleaned(folder, Scans.chestCt().put(number, value), option);

        assertThat(cleaned.strings(number).stream().findFirst().orElse("gone")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        CT Chest 12 03 57,                CT Chest
        CT Chest 12_03_57,                CT Chest
        CT Chest 06 12 34 56 78,          CT Chest
        CT Chest 12 of 03 in 57,          CT Chest of in
        CT Chest 12.03 1957,              CT Chest
        CT Chest 12/03 57,                CT Chest
        CT Chest 3d 12,                   CT Chest 3d 12
        Liver 4 phase,                    Liver 4 phase
        Liver 4 phase 1.5mm,              Liver 4 phase 1.5mm
        CT Chest age 89,                  CT Chest age 89
        CT Chest age 93,                  CT Chest age
        """)
    void severalSmallNumbersGoBecauseTheyCanBeADateOrAPhoneNumber(String value, String expected) {
        // Each of them was taken for a measure, so a birth date and a phone number stayed.
        Dataset scan = Scans.chestCt()
                .put(Tag.SERIES_DESCRIPTION, value)
                .putSequence(0x00081032, new Dataset().put(Tag.CODE_MEANING, value));

        Dataset cleaned = Scans.cleaned(folder, scan, ProfileOption.CLEAN_DESCRIPTORS);

        assertThat(cleaned.string(Tag.SERIES_DESCRIPTION)).contains(expected);
        assertThat(cleaned.items(0x00081032).get(0).string(Tag.CODE_MEANING))
                .contains(value.equals(expected) ? value : "REMOVED");
    }

    @Test
    void numbersOfSeveralValuesAreSeveral() {
        Dataset scan = Scans.chestCt().put(Tag.SERIES_DESCRIPTION, "CT 12\\MR 03\\XR 57");

        assertThat(Scans.cleaned(folder, scan, ProfileOption.CLEAN_DESCRIPTORS).strings(Tag.SERIES_DESCRIPTION))
                .containsExactly("CT", "MR", "XR");
    }

    @Test
    void datesMoveTogetherAndTimesStay() {
        Dataset scan = Scans.chestCt().put(0x0008002A, "20240301101530.25+0100").put(0x00080022, "about noon");

        Dataset cleaned = Scans.cleaned(folder, scan, ProfileOption.MODIFY_DATES);

        LocalDate study = date(cleaned, Tag.STUDY_DATE);
        assertThat(study).isBefore(LocalDate.of(2024, 1, 31));
        assertThat(date(cleaned, Tag.SERIES_DATE)).isEqualTo(study.plusDays(1));
        assertThat(cleaned.string(0x0008002A).orElseThrow()).endsWith("101530.25");
        assertThat(cleaned.string(Tag.STUDY_TIME)).contains("101530.5");
        assertThat(cleaned.string(Tag.PATIENT_BIRTH_DATE)).isEmpty();
        assertThat(cleaned.string(Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED))
                .contains("MODIFIED");
    }

    @Test
    void whatIsNoDateIsNotShiftedButTakenAway() {
        Dataset scan = Scans.chestCt().put(0x00080022, "about noon");

        Dataset cleaned = Scans.cleaned(folder, scan, ProfileOption.MODIFY_DATES);

        assertThat(cleaned.string(0x00080022)).isEmpty();
    }

    @Test
    void everyItemOfEverySequenceIsJudged() {
        Dataset deep = new Dataset()
                .put(Tag.PATIENT_ID, "deep")
                .put(0x00081155, "1.2.3.9")
                .put(0x00081150, "1.2.840.1");
        Dataset middle = new Dataset().putSequence(0x00081140, deep).put(Tag.ISSUER_OF_PATIENT_ID, "X");
        Dataset scan = Scans.chestCt().putSequence(0x00089215, middle);

        Dataset item = Scans.cleaned(folder, scan).items(0x00089215).get(0);
        Dataset deepest = item.items(0x00081140).get(0);

        assertThat(item.contains(Tag.ISSUER_OF_PATIENT_ID)).isFalse();
        assertThat(deepest.string(Tag.PATIENT_ID)).contains("REMOVED");
        assertThat(deepest.string(0x00081155)).get().asString().startsWith("2.25.");
        assertThat(deepest.string(0x00081150)).contains("1.2.840.1");
    }

    @Test
    void whatNobodyCanJudgeIsLeftOut() {
        Dataset scan = Scans.chestCt()
                .put(Element.of(0x00290010, Vr.LO, "VENDOR", CharacterSet.ASCII))
                .put(Element.of(0x00291001, Vr.UN, (byte) 1, (byte) 2))
                .put(Element.of(0x00080FFE, Vr.LO, "no such tag", CharacterSet.ASCII))
                .put(Element.of(0x60000010, Vr.US, (byte) 1, (byte) 0))
                .put(Element.of(0x60003000, Vr.OW, (byte) 1, (byte) 0))
                .put(Element.of(0x60023000, Vr.OW, (byte) 1, (byte) 0))
                .put(Element.of(0x50000005, Vr.US, (byte) 1, (byte) 0));

        Dataset cleaned = Scans.cleaned(folder, scan);

        assertThat(cleaned.elements())
                .extracting(Element::tag)
                .doesNotContain(0x00290010, 0x00291001, 0x00080FFE, 0x60000010, 0x60003000, 0x60023000, 0x50000005)
                .allMatch(Dictionary::knows);
    }

    @Test
    void reportsKeepCodesAndNumbersButNoSentencesAndNoNames() {
        Dataset concept = code("111030", "DCM", "Image Region Vandenberg");
        Dataset ours = code("V1", "99HOSP", "Anna's own code");
        Dataset text = content("TEXT").put(0x0040A160, "Ms Vandenberg says");
        Dataset name = content("PNAME").put(0x0040A123, "Vandenberg^Anna");
        Dataset number = content("NUM").putSequence(0x0040A043, concept, ours).put(0x0040A30A, "12");
        Dataset container = content("CONTAINER").putSequence(0x0040A730, text, name, number);
        Dataset scan = Scans.chestCt().putSequence(0x0040A730, container);

        Dataset cleaned =
                Scans.cleaned(folder, scan, ProfileOption.CLEAN_STRUCTURED_CONTENT, ProfileOption.CLEAN_DESCRIPTORS);

        List<Dataset> items = cleaned.items(0x0040A730).get(0).items(0x0040A730);
        List<Dataset> codes = items.get(2).items(0x0040A043);
        assertThat(items.get(0).string(0x0040A160)).contains("REMOVED");
        assertThat(items.get(1).string(0x0040A123)).contains("REMOVED");
        assertThat(items.get(2).string(0x0040A30A)).contains("12");
        assertThat(codes)
                .extracting(code -> code.string(Tag.CODE_VALUE).orElse(""))
                .containsExactly("111030", "REMOVED");
        assertThat(codes)
                .extracting(code -> code.string(Tag.CODE_MEANING).orElse(""))
                .containsExactly("REMOVED", "REMOVED");
    }

    @Test
    void sentencesAreNeverCleanedBecauseHalfOfOneCanSayTheOpposite() {
        Dataset scan = Scans.chestCt().put(0x00104000, "fracture ruled out").put(0x00400556, "no contrast");

        Dataset cleaned = Scans.cleaned(folder, scan, ProfileOption.CLEAN_DESCRIPTORS);

        assertThat(cleaned.contains(0x00104000)).isFalse();
        assertThat(cleaned.string(0x00400556)).contains("REMOVED");
    }

    @Test
    void withoutTheOptionReportsKeepTheirShapeOnly() {
        Dataset scan = Scans.chestCt().putSequence(0x0040A730, content("TEXT").put(0x0040A160, "plain words"));

        Dataset item = Scans.cleaned(folder, scan).items(0x0040A730).get(0);

        assertThat(item.string(0x0040A040)).contains("TEXT");
        assertThat(item.string(0x0040A160)).contains("REMOVED");
    }

    @Test
    void drawingsThatCouldSpellANameGo() {
        Dataset line = new Dataset().put(0x00700023, "POLYLINE");
        Dataset circle = new Dataset().put(0x00700023, "CIRCLE");
        Dataset words = new Dataset().put(0x00700006, "A. Vandenberg");
        Dataset annotation = new Dataset().putSequence(0x00700008, words).putSequence(0x00700009, line, circle);
        Dataset scan = Scans.chestCt().putSequence(0x00700001, annotation);

        Dataset cleaned = Scans.cleaned(folder, scan, ProfileOption.CLEAN_GRAPHICS);

        assertThat(cleaned.items(0x00700001).get(0).items(0x00700008)).isEmpty();
        assertThat(cleaned.items(0x00700001).get(0).items(0x00700009)).hasSize(1);
    }

    private static Dataset content(String type) {
        return new Dataset().put(0x0040A040, type);
    }

    private static Dataset code(String value, String scheme, String meaning) {
        return new Dataset()
                .put(Tag.CODE_VALUE, value)
                .put(Tag.CODING_SCHEME_DESIGNATOR, scheme)
                .put(Tag.CODE_MEANING, meaning);
    }

    private static LocalDate date(Dataset dataset, int tag) {
        return LocalDate.parse(dataset.string(tag).orElseThrow(), DateTimeFormatter.BASIC_ISO_DATE);
    }
}
