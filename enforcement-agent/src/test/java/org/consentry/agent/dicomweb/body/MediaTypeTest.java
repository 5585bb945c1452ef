// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @Test
    void parametersMayBeQuoted() {
        assertThat(MediaType.of("Multipart/Related; TYPE=\"application/dicom\" ;boundary=\"a \\\"b\\\"\";x=1"))
                .contains(new MediaType(
                        "multipart/related", Map.of("type", "application/dicom", "boundary", "a \"b\"", "x", "1")));
        assertThat(MediaType.of("application/dicom;")).contains(new MediaType("application/dicom", Map.of()));
    }

    @Test
    void aTypeWithinATypeMayStandWithoutQuotes() {
        assertThat(MediaType.of("multipart/related;type=application/dicom;boundary=a"))
                .contains(new MediaType("multipart/related", Map.of("type", "application/dicom", "boundary", "a")));
    }

    @ParameterizedTest
    @CsvSource({"a/b;q=0, true", "a/b;q=0.000, true", "a/b;q=0.1, false", "a/b;q=1, false", "a/b, false"})
    void aWeightOfZeroIsARefusal(String range, boolean refused) {
        assertThat(MediaType.of(range).orElseThrow().isRefused()).isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "multipart",
                "multipart/related; boundary",
                "multipart/related; boundary=a b",
                "multipart/related; boundary=\"a",
                "multipart/related; boundary=a; boundary=b",
                "multipart/related, text/plain"
            })
    void whatIsNoneOrSaysAParameterTwiceIsNone(String text) {
        assertThat(MediaType.of(text)).isEmpty();
    }

    @Test
    void aLongOneIsNone() {
        assertThat(MediaType.of("text/plain; x=\"" + "\\a".repeat(50_000) + "\""))
                .isEmpty();
    }
}
