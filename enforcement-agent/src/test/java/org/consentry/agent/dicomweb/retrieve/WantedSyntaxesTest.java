// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedSyntaxesTest {
    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final String PLAIN = "multipart/related; type=\"application/dicom\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            multipart/related; type="application/dicom"                                                | ''
            multipart/related; type=application/dicom                                                  | ''
            */*                                                                                        | ''
            text/html, */*;q=0.1                                                                       | ''
            multipart/related; type="application/dicom"; transfer-syntax=*                             | *
            multipart/related; type="application/dicom"; transfer-syntax=1.2.840.10008.1.2.5           | 1.2.840.10008.1.2.5
            image/jpeg, multipart/related; type="APPLICATION/DICOM"; transfer-syntax="1.2.840.10008.1.2.5" | 1.2.840.10008.1.2.5
            """)
    void theAcceptFieldNamesEncodings(String accept, String named) {
        assertThat(WantedSyntaxes.of(List.of(accept)).named()).containsExactly(named);
    }

    @Test
    void noAcceptFieldIsAsIfAllWereAccepted() {
        assertThat(WantedSyntaxes.of(List.of()).accept()).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/dicom",
                "application/dicom+json",
                "multipart/related",
                "multipart/related; type=\"application/octet-stream\"",
                "multipart/related; type=\"application/dicom\"; q=0",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.3",
                "*/*;q=0.0"
            })
    void whatWantsNoObjectsInAnEncodingThatWeKnowIsNotAcceptable(String accept) {
        assertThatThrownBy(() -> WantedSyntaxes.of(List.of(accept)))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(406));
    }

    @Test
    void theArchiveIsAskedForAnyEncodingIfAnyWillDoElseForTheFirst() {
        assertThat(new WantedSyntaxes(List.of(RLE, "*")).accept()).isEqualTo(PLAIN + "; transfer-syntax=*");
        assertThat(new WantedSyntaxes(List.of(RLE, "")).accept()).isEqualTo(PLAIN + "; transfer-syntax=" + RLE);
        assertThat(new WantedSyntaxes(List.of("")).accept()).isEqualTo(PLAIN);
    }

    @Test
    void onlyWhatWasNamedIsTakenUnlessSomethingWasLeftOpen() {
        assertThat(new WantedSyntaxes(List.of(RLE)).takes(RLE)).isTrue();
        assertThat(new WantedSyntaxes(List.of(RLE)).takes("1.2.840.10008.1.2.1"))
                .isFalse();
        assertThat(new WantedSyntaxes(List.of(RLE, "*")).takes("1.2.840.10008.1.2.1"))
                .isTrue();
        assertThat(new WantedSyntaxes(List.of("")).takes(RLE)).isTrue();
    }
}
