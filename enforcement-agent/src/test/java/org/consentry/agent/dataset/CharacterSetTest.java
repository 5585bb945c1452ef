// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Japanese and Korean names are worked examples of PS3.5 annexes H and I, byte by byte. */
class CharacterSetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ISO_IR 100              | 4275635E4AE972F46D65                                 | Buc^Jérôme
        ISO_IR 101              | 57B3                                                 | Wł
        ISO_IR 144              | BBEE                                                 | Лю
        ISO_IR 148              | DDFE                                                 | İş
        ISO_IR 192              | 57616E675E5869616F446F6E673DE78E8B                   | Wang^XiaoDong=王
        GB18030                 | 57616E675E5869616F446F6E673DCDF5                     | Wang^XiaoDong=王
        ISO_IR 13               | D4CFC0DE                                             | ﾔﾏﾀﾞ
        \\ISO 2022 IR 87        | 59616D6164613D1B24423B3345441B28425E1B244242404F3A1B2842 | Yamada=山田^太郎
        \\ISO 2022 IR 149       | 486F6E675E47696C646F6E673D1B242943FBF35E1B242943D1CE | Hong^Gildong=洪^吉
        ISO 2022 IR 100\\ISO 2022 IR 144 | E95E1B2D4CBBEE5EE9                          | é^Лю^é
        """)
    void namesAreReadInTheirOwnScript(String set, String hex, String name) {
        Dataset dataset = new Dataset()
                .put(Tag.SPECIFIC_CHARACTER_SET, set.replace("\\\\", "\\"))
                .put(Element.of(Tag.PATIENT_NAME, Vr.PN, HexFormat.of().parseHex(hex)));

        assertThat(dataset.string(Tag.PATIENT_NAME)).contains(name);
    }

    @Test
    void unknownSetsAreAnErrorBecauseTheirTextCannotBeCompared() {
        Dataset dataset = new Dataset()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 999")
                .put(Element.of(Tag.PATIENT_ID, Vr.LO, (byte) 65));

        assertThatThrownBy(() -> dataset.string(Tag.PATIENT_ID)).isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void itemsInheritTheSetOfTheDataSetAroundThem() {
        Dataset plain = new Dataset().put(Element.of(Tag.PATIENT_NAME, Vr.PN, (byte) 0xC3, (byte) 0xBC));
        Dataset own = new Dataset()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
                .put(Element.of(Tag.PATIENT_NAME, Vr.PN, (byte) 0xFC));
        new Dataset().put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192").putSequence(0x00081110, plain, own);

        assertThat(plain.string(Tag.PATIENT_NAME)).contains("ü");
        assertThat(own.string(Tag.PATIENT_NAME)).contains("ü");
    }

    @Test
    void aByteOutsideItsSetEqualsNoName() {
        Dataset dataset = new Dataset().put(Element.of(Tag.PATIENT_NAME, Vr.PN, (byte) 0xFC));

        assertThat(dataset.string(Tag.PATIENT_NAME)).contains("\uFFFD");
    }

    @Test
    void paddingIsNoPartOfAValue() {
        Dataset dataset = new Dataset()
                .put(Tag.PATIENT_ID, "  P 1 ")
                .put(Tag.SOP_INSTANCE_UID, "1.2.3")
                .put(0x00104000, "  indented ")
                .put(Tag.STUDY_ID, "   ");

        assertThat(dataset.string(Tag.PATIENT_ID)).contains("P 1");
        assertThat(dataset.string(Tag.SOP_INSTANCE_UID)).contains("1.2.3");
        assertThat(dataset.string(0x00104000)).contains("  indented");
        assertThat(dataset.string(Tag.STUDY_ID)).isEmpty();
    }

    @Test
    void theSecondByteOfAChineseCharacterIsNoDelimiter() {
        // U+8A87 is D55C in GBK; 5C alone would be a backslash.
        Dataset dataset = new Dataset()
                .put(Tag.SPECIFIC_CHARACTER_SET, "GBK")
                .put(Element.of(Tag.PATIENT_ID, Vr.LO, (byte) 0xD5, (byte) 0x5C));

        assertThat(dataset.strings(Tag.PATIENT_ID)).hasSize(1);
    }
}
