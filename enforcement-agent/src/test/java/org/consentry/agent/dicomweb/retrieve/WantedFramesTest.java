// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which frames a program takes. */
class WantedFramesTest {
    private static final String JPEG_LOSSLESS = "1.2.840.10008.1.2.4.70";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Accept | encoding that the object is asked for in, none for the archive's usual one | taken | not taken
            */* | | 1.2.840.10008.1.2.1 | 1.2.840.10008.1.2.5
            multipart/related; type="application/octet-stream" | | 1.2.840.10008.1.2 | 1.2.840.10008.1.2.2
            multipart/related; type=application/octet-stream; transfer-syntax=* | * | 1.2.840.10008.1.2.4.50 | 1.2.840.10008.1.2.2
            multipart/related; type="image/jpeg" | 1.2.840.10008.1.2.4.70 | 1.2.840.10008.1.2.4.70 | 1.2.840.10008.1.2.4.50
            multipart/related; type="image/jpeg"; transfer-syntax=* | * | 1.2.840.10008.1.2.4.50 | 1.2.840.10008.1.2.4.80
            multipart/related; type="IMAGE/DICOM-RLE" | 1.2.840.10008.1.2.5 | 1.2.840.10008.1.2.5 | 1.2.840.10008.1.2.1
            multipart/related; type="image/jls"; transfer-syntax=1.2.840.10008.1.2.4.81 | 1.2.840.10008.1.2.4.81 | 1.2.840.10008.1.2.4.81 | 1.2.840.10008.1.2.4.80
            """)
    void aMediaTypeStandsForTransferSyntaxes(String accept, String asked, String taken, String notTaken) {
        WantedFrames wanted = WantedFrames.of(List.of(accept));

        assertThat(wanted.objects().accept())
                .isEqualTo("multipart/related; type=\"application/dicom\""
                        + (asked == null ? "" : "; transfer-syntax=" + asked));
        assertThat(wanted.takes(taken)).isTrue();
        assertThat(wanted.takes(notTaken)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/jpeg",
                "application/octet-stream",
                "multipart/related",
                "multipart/related; type=\"application/dicom\"",
                "multipart/related; type=\"image/jpeg\"; transfer-syntax=1.2.840.10008.1.2.5",
                "multipart/related; type=\"video/mp4\"; transfer-syntax=*",
                "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.2",
                "multipart/related; type=\"application/octet-stream\"; q=0"
            })
    void allElseIsNotAcceptable(String accept) {
        assertThatExceptionOfType(RefusedBodyException.class)
                .isThrownBy(() -> WantedFrames.of(List.of(accept)))
                .satisfies(e -> assertThat(e.status()).isEqualTo(406));
    }

    @ParameterizedTest
    @ValueSource(strings = {JPEG_LOSSLESS, "1.2.840.10008.1.2.1"})
    void ofSeveralEachIsTaken(String syntax) {
        WantedFrames wanted = WantedFrames.of(
                List.of(
                        "multipart/related; type=\"image/jpeg\"; transfer-syntax=*, multipart/related; type=\"application/octet-stream\""));

        assertThat(wanted.takes(syntax)).isTrue();
        assertThat(WantedFrames.of(List.of()).takes(syntax)).isEqualTo(!syntax.equals(JPEG_LOSSLESS));
    }
}
