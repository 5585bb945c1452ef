// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Retain Safe Private Option: numbers at known places of known makers, and nothing else. */
class SafePrivateTest {
    private static final String SIEMENS = "SIEMENS MR HEADER";
    private static final int CREATOR = 0x00190010;
    private static final int B_VALUE = 0x0019100C;
    private static final int TIME_AFTER_START = 0x00191016;

    @TempDir
    private Path folder;

    @Test
    void aBValueStaysWithItsCreatorAndTheOptionIsNamed() {
        Dataset cleaned = cleaned(withBValue(Scans.chestCt(), CREATOR, "1000"));

        assertThat(cleaned.string(CREATOR)).contains(SIEMENS);
        assertThat(cleaned.string(B_VALUE)).contains("1000");
        assertThat(cleaned.items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE))
                .anyMatch(item -> item.string(Tag.CODE_VALUE).orElse("").equals("113111"));
        assertThat(Scans.cleaned(folder, withBValue(Scans.chestCt(), CREATOR, "1000"))
                        .elements())
                .as("without the option")
                .noneMatch(element -> Tag.isPrivate(element.tag()));
    }

    @Test
    void theBlockMayBeAnyAndItemsAreWalked() {
        Dataset cleaned = cleaned(withBValue(Scans.chestCt(), 0x001900E1, "50")
                .putSequence(0x00082112, withBValue(new Dataset(), CREATOR, "800")));

        assertThat(cleaned.string(0x0019E10C)).contains("50");
        assertThat(cleaned.items(0x00082112).get(0).string(B_VALUE)).contains("800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIEMENS MR HEADER 2", "siemens mr header", "", "ACME"})
    void anUnknownCreatorKeepsNothing(String creator) {
        Dataset scan = withBValue(Scans.chestCt(), CREATOR, "1000")
                .put(Element.of(CREATOR, Vr.LO, creator, CharacterSet.ASCII));

        assertThat(privates(cleaned(scan))).isEmpty();
    }

    @Test
    void withoutACreatorOrWithItTwiceNothingStays() {
        Dataset none = Scans.chestCt().put(Element.of(B_VALUE, Vr.IS, "1000", CharacterSet.ASCII));
        Dataset twice = withBValue(withBValue(Scans.chestCt(), CREATOR, "1000"), 0x00190011, "1000");

        assertThat(privates(cleaned(none))).isEmpty();
        assertThat(privates(cleaned(twice))).isEmpty();
    }

    /** A private text, bytes or an unlisted place may hold anything. */
    @ParameterizedTest
    @CsvSource({
        "LO, 1000",
        "UN, 1000",
        "OB, 1000",
        "DS, 1000",
        "IS, Anna",
        "IS, '1 000'",
        "IS, 20240229",
        "IS, 1709164800"
    })
    void whatIsNoNumberOfTheListedKindGoes(Vr vr, String value) {
        Dataset scan = withBValue(Scans.chestCt(), CREATOR, "1000")
                .put(Element.of(B_VALUE, vr, value.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

        assertThat(privates(cleaned(scan))).isEmpty();
    }

    @Test
    void numbersInBytesThatCouldBeADayOrAMomentGo() {
        Dataset scan = named(Scans.chestCt(), "GEMS_PETD_01");
        int deadtime = 0x0009101E;
        for (int moment : new int[] {20240229, 1709164800}) {
            assertThat(privates(cleaned(scan.put(Element.of(deadtime, Vr.SL, bytes(moment))))))
                    .as(Integer.toString(moment))
                    .isEmpty();
        }
        assertThat(privates(cleaned(scan.put(Element.of(deadtime, Vr.SL, bytes(3600))))))
                .hasSize(2);
        assertThat(privates(cleaned(scan.put(Element.of(deadtime, Vr.SL, new byte[5])))))
                .isEmpty();
    }

    /** A day with its time is 14 digits. */
    @ParameterizedTest
    @ValueSource(strings = {"20240229", "20240229101530", "20240229.4", "1709164800", "1709164800000", "1.7091648e9"})
    void aDecimalThatCouldBeADayOrAMomentGoes(String moment) {
        Dataset scan = withBValue(Scans.chestCt(), CREATOR, "1000")
                .put(Element.of(TIME_AFTER_START, Vr.DS, moment, CharacterSet.ASCII));

        assertThat(cleaned(scan).contains(TIME_AFTER_START)).isFalse();
        assertThat(cleaned(scan).contains(B_VALUE)).isTrue();
    }

    /** The number of a patient at the place of a time. */
    @Test
    void aNumberOfThePatientIsFoundByTheSecondLook() {
        Dataset scan = withBValue(Scans.chestCt(), CREATOR, "1000")
                .put(Tag.PATIENT_ID, "4711223344")
                .put(Element.of(TIME_AFTER_START, Vr.DS, "4711223344", CharacterSet.ASCII));

        assertThat(outcome(scan)).isInstanceOf(Outcome.Refused.class);
    }

    /** Somebody may be called like a maker. */
    @Test
    void aCreatorThatIsThePatientsNameKeepsNothing() {
        Dataset scan = withBValue(Scans.chestCt(), CREATOR, "1000").put(Tag.PATIENT_NAME, "Siemens^Anna");

        assertThat(privates(cleaned(scan))).isEmpty();
    }

    /** The memory of an association gives each slice what the whole way gives it. */
    @Test
    void eachSliceHasItsOwnNumbers() {
        Deidentifier deidentifier = deidentifier();
        HeaderMemory memory = deidentifier.memory();
        List<UnaryOperator<Dataset>> slices = List.of(
                slice -> withBValue(slice, CREATOR, "0"),
                slice -> withBValue(slice, CREATOR, "1000"),
                slice -> withBValue(slice, CREATOR, "Anna"),
                slice -> withBValue(slice, 0x00190011, "1000"),
                slice -> withBValue(withBValue(slice, 0x00190011, "1000"), CREATOR, "1000"),
                slice -> slice.put(Element.of(B_VALUE, Vr.IS, "1000", CharacterSet.ASCII)));
        for (int round = 0; round < 3; round++) {
            for (UnaryOperator<Dataset> slice : slices) {
                Outcome whole = outcome(slice.apply(Scans.chestCt()));
                Outcome again = memory.deidentify(
                        slice.apply(Scans.chestCt()), Scans.ANNA, Scans.NORTHLIGHT, AnatomySource.NONE);

                assertThat(privates(Scans.cleaned(again))).isEqualTo(privates(Scans.cleaned(whole)));
            }
        }
    }

    private static Dataset withBValue(Dataset scan, int creator, String value) {
        int block = Tag.element(creator) << 8;
        return scan.put(Element.of(creator, Vr.LO, SIEMENS, CharacterSet.ASCII))
                .put(Element.of(0x00190000 | block | 0x0C, Vr.IS, value, CharacterSet.ASCII));
    }

    private static Dataset named(Dataset scan, String creator) {
        return scan.put(Element.of(0x00090010, Vr.LO, creator, CharacterSet.ASCII));
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static List<String> privates(Dataset cleaned) {
        return cleaned.elements().stream()
                .filter(element -> Tag.isPrivate(element.tag()))
                .map(element -> Tag.text(element.tag()) + cleaned.strings(element))
                .toList();
    }

    private Deidentifier deidentifier() {
        return new Deidentifier(Scans.keys(folder), RecipientOptions.parsed("northlight=113111"));
    }

    private Outcome outcome(Dataset scan) {
        return deidentifier().deidentify(scan, Scans.ANNA, Scans.NORTHLIGHT);
    }

    private Dataset cleaned(Dataset scan) {
        return Scans.cleaned(outcome(scan));
    }
}
