// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
    @ParameterizedTest
    @CsvSource({
        "00100010, PN, PatientName",
        "00100020, LO, PatientID",
        "0020000D, UI, StudyInstanceUID",
        "00280106, US, SmallestImagePixelValue",
        "60003000, OW, OverlayData",
        "60FE3000, OW, OverlayData",
        "50020010, US, NumberOfPoints",
        "7FE00010, OW, PixelData",
        "FFFAFFFA, SQ, DigitalSignaturesSequence"
    })
    void standardTagsHaveTheirRepresentationAndKeyword(String tag, Vr vr, String keyword) {
        int number = Integer.parseUnsignedInt(tag, 16);

        assertThat(Dictionary.vr(number)).isEqualTo(vr);
        assertThat(Dictionary.keyword(number)).contains(keyword);
    }

    @Test
    void privateTagsAreUnknownExceptTheirCreators() {
        assertThat(Dictionary.vr(0x00290010)).isEqualTo(Vr.LO);
        assertThat(Dictionary.vr(0x00291010)).isEqualTo(Vr.UN);
        assertThat(Dictionary.vr(0x60013000)).isEqualTo(Vr.UN);
        assertThat(Dictionary.knows(0x00291010)).isFalse();
    }

    @Test
    void transferSyntaxesAreKnownByTheirUid() {
        assertThat(TransferSyntax.of("1.2.840.10008.1.2")).contains(TransferSyntax.IMPLICIT_LE);
        assertThat(TransferSyntax.of("1.2.840.10008.1.2.4.90")).get().matches(TransferSyntax::encapsulated);
        assertThat(TransferSyntax.of("1.2.840.10008.1.2.5")).get().matches(TransferSyntax::encapsulated);
        assertThat(TransferSyntax.of("1.2.840.113619.5.2")).isEmpty();
    }
}
