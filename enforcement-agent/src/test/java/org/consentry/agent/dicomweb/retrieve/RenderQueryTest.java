// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.picture.PictureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of an archive that makes a picture. */
class RenderQueryTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            viewport=100,200 ?viewport=100,200
            viewport=100%2C200 ?viewport=100,200
            quality=100 ?quality=100
            window=-40.5,400,linear-exact&quality=1 ?quality=1&window=-40.5,400,linear-exact
            """)
    void sizeQualityAndBrightnessArePassedOn(String query, String passed) {
        assertThat(RenderQuery.of(Optional.of(query)).text()).isEqualTo(passed);
    }

    @Test
    void nothingMayBeAskedFor() {
        assertThat(RenderQuery.of(Optional.empty()).text()).isEmpty();
        assertThat(RenderQuery.of(Optional.of("")).text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annotation=patient",
                "annotation=patient,technique",
                "viewport=10,10,0,0,5,5",
                "viewport=0,10",
                "viewport=10000,10",
                "viewport=10",
                "quality=0",
                "quality=101",
                "quality=50&quality=60",
                "window=1,2",
                "window=1,-2,linear",
                "window=1,2,gamma",
                "window=1,2,linear%26annotation%3Dpatient",
                "presentationUID=1.2.3",
                "iccprofile=yes",
                "accept=image/gif",
                "charset=utf-8",
                "q%75ality=5",
                "Quality=5",
                "quality",
                "&",
                "quality=5&",
                "quality=5#annotation"
            })
    void allElseIsRefused(String query) {
        assertThatExceptionOfType(RefusedBodyException.class)
                .isThrownBy(() -> RenderQuery.of(Optional.of(query)))
                .satisfies(e -> assertThat(e.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                    | JPEG
            image/*                | JPEG
            image/png              | PNG
            image/gif, image/png   | PNG
            image/jpeg;q=0, image/png | PNG
            """)
    void aProgramGetsTheFirstKindThatItNames(String accept, PictureKind kind) {
        assertThat(WantedPicture.of(List.of(accept))).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/gif", "video/mp4", "application/dicom", "image/jpeg;q=0", "text/html"})
    void otherKindsAreNotAcceptable(String accept) {
        assertThatExceptionOfType(RefusedBodyException.class)
                .isThrownBy(() -> WantedPicture.of(List.of(accept)))
                .satisfies(e -> assertThat(e.status()).isEqualTo(406));
    }
}
