// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.consentry.agent.dicomweb.WebAddress.Kind;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address of the DICOMweb door names. */
class WebAddressTest {
    @ParameterizedTest
    @CsvSource({
        "/R/studies, STUDIES, -, -, -",
        "/R/studies/1.2, STUDY, 1.2, -, -",
        "/R/studies/1.2/series/3, OBJECTS, 1.2, 3, -",
        "/R/studies/1.2/series/3/instances/4, OBJECTS, 1.2, 3, 4",
        "/R/studies/1.2/metadata, METADATA, 1.2, -, -",
        "/R/studies/1.2/series/3/metadata, METADATA, 1.2, 3, -",
        "/R/studies/1.2/series/3/instances/4/metadata, METADATA, 1.2, 3, 4",
        "/R/studies/1.2/series/3/instances/4/frames/1, FRAMES, 1.2, 3, 4",
        "/R/studies/1.2/series/3/instances/4/frames/2%2C1, FRAMES, 1.2, 3, 4",
        "/R/studies/1.2/series/3/instances/4/rendered, RENDERED, 1.2, 3, 4",
        "/R/studies/1.2/series/3/instances/4/frames/2/rendered, RENDERED, 1.2, 3, 4",
        "/R/series, SERIES, -, -, -",
        "/R/studies/1.2/series, SERIES, 1.2, -, -",
        "/R/instances, INSTANCES, -, -, -",
        "/R/studies/1.2/instances, INSTANCES, 1.2, -, -",
        "/R/studies/1.2/series/3/instances, INSTANCES, 1.2, 3, -"
    })
    void everyAddressOfTheStandardNamesOneThing(String path, Kind kind, String study, String series, String instance) {
        WebAddress address = WebAddress.of(path);

        assertThat(address.route()).isEqualTo("R");
        assertThat(address.kind()).isEqualTo(kind);
        assertThat(address.study().orElse("-")).isEqualTo(study);
        assertThat(address.series().orElse("-")).isEqualTo(series);
        assertThat(address.instance().orElse("-")).isEqualTo(instance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/R",
                "/R/",
                "/R/metadata",
                "/R/studies/",
                "/R/studies/metadata",
                "/R/studies/series",
                "/R/studies/instances",
                "/R/studies/1.2/",
                "/R/studies/1.2/series/",
                "/R/studies/1.2/series/series",
                "/R/studies/1.2/series/3/series",
                "/R/studies/1.2/instances/4",
                "/R/studies/1.2/series/3/instances/4/instances",
                "/R/studies/1.2/frames",
                "/R/studies/1.2/frames/1",
                "/R/studies/1.2/rendered",
                "/R/studies/1.2/series/3/rendered",
                "/R/studies/1.2/series/3/instances/4/rendered/",
                "/R/studies/1.2/series/3/instances/4/thumbnail",
                "/R/studies/1.2/series/3/instances/4/bulkdata",
                "/R/studies/1.2/series/3/frames/1",
                "/R/studies/1.2/series/3/instances/4/frames",
                "/R/studies/1.2/series/3/instances/4/frames/",
                "/R/studies/1.2/series/3/instances/4/frames/1/",
                "/R/studies/1.2/series/3/instances/4/frames/1/metadata",
                "/R/studies/1.2/metadata/metadata",
                "/R/series/3",
                "/R/studies/a",
                "/ROUTE_OF_MORE_THAN_SIXTEEN/studies",
                "/R/../studies"
            })
    void nothingElseIsThere(String path) {
        assertThatExceptionOfType(RefusedBodyException.class)
                .isThrownBy(() -> WebAddress.of(path))
                .matches(refused -> refused.status() == 404);
    }

    @Test
    void storesGoToStudiesOnly() {
        assertThat(WebAddress.of("/R/studies").has("POST")).isTrue();
        assertThat(WebAddress.of("/R/studies/1.2").has("POST")).isTrue();
        assertThat(WebAddress.of("/R/series").has("POST")).isFalse();
        assertThat(WebAddress.of("/R/studies/1.2/metadata").has("POST")).isFalse();
        assertThat(WebAddress.of("/R/studies").has("PUT")).isFalse();
    }
}
