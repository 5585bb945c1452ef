// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormScanTest {

    private static final String PNG = "89504E470D0A1A0A0000000D49484452";
    private static final String PNG_END = "49454E44AE426082";

    @ParameterizedTest
    @CsvSource({
        "FFD8FFE000104A464946 FFD9, image/jpeg",
        PNG + "00000001" + PNG_END + ", image/png",
        PNG + "00000001" + PNG_END + "0D0A, image/png"
    })
    void aPictureIsKnownByWhatItHolds(String hex, String type) {
        assertThat(FormScan.of(bytes(hex)).map(FormScan::type)).contains(type);
    }

    @Test
    void aPdfIsKnownByItsBeginningAndItsEnd() {
        FormScan scan = FormScan.of(text("%PDF-1.7\n1 0 obj\n%%EOF\n")).orElseThrow();

        assertThat(scan.type()).isEqualTo("application/pdf");
        assertThat(scan.kind()).isEqualTo("pdf");
        assertThat(scan.kilobytes()).isEqualTo(1);
        assertThat(scan).hasToString("FormScan[]");
    }

    /** A page with a script, named form.pdf, would have been kept as a form. */
    @ParameterizedTest
    @CsvSource({
        "3C68746D6C3E, a page",
        "255044462D312E37, a PDF that is cut off",
        "FFD8FFE000104A464946, a JPEG that is cut off",
        PNG + "00000001, a PNG that is cut off",
        "20255044462D312E372525454F46, something before a PDF",
        "FFD8, a beginning alone"
    })
    void whatIsNoneOfThemOrIsCutOffIsNoScan(String hex, String what) {
        assertThat(FormScan.of(bytes(hex))).as(what).isEmpty();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
