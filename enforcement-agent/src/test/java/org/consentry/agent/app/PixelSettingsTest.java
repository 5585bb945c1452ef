// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.consentry.agent.deidentify.SilentImages;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelSettingsTest {
    private final Map<String, String> given = new HashMap<>();

    @Test
    void withoutSettingsNothingIsRead() {
        PixelSettings settings = read();

        assertThat(settings.reader()).isEmpty();
        assertThat(settings.routes()).isEmpty();
        assertThat(settings.cleaning(() -> 0).removal()).isEmpty();
    }

    @Test
    void aSiteNamesTheProgramAndItsRoutes() {
        given.putAll(Map.of(
                "text-reader", "/bin/sh",
                "text-reader-time", "PT10S",
                "clean-pixel-data", "NORTHLIGHT, LAKESIDE",
                "clean-pixel-data-of", "all",
                "clean-pixel-data-megabytes", "3",
                "clean-pixel-data-time", "PT5M"));

        PixelSettings settings = read();

        assertThat(settings.reader()).hasValue(Path.of("/bin/sh"));
        assertThat(settings.perPicture()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.routes()).containsExactlyInAnyOrder(new AeTitle("NORTHLIGHT"), new AeTitle("LAKESIDE"));
        assertThat(settings.silent()).isEqualTo(SilentImages.ALL);
        assertThat(settings.limits().bytes()).isEqualTo(3 << 20);
        assertThat(settings.limits().time()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.cleaning(() -> 0).routes()).containsExactlyInAnyOrder("NORTHLIGHT", "LAKESIDE");
    }

    @Test
    void routesWithoutAProgramStopTheStart() {
        given.put("clean-pixel-data", "NORTHLIGHT");

        assertThatThrownBy(this::read).hasMessageContaining("clean-pixel-data");
    }

    @ParameterizedTest
    @CsvSource({
        "text-reader, tesseract",
        "text-reader, /nowhere/tesseract",
        "text-reader, /bin",
        "text-reader-time, PT0.5S",
        "text-reader-time, PT6M",
        "clean-pixel-data-of, most",
        "clean-pixel-data-megabytes, 0",
        "clean-pixel-data-megabytes, 513",
        "clean-pixel-data-time, PT31M"
    })
    void whatCannotBeStopsTheStart(String key, String value) {
        given.put(key, value);

        assertThatThrownBy(this::read).hasMessageContaining(key);
    }

    private PixelSettings read() {
        SettingsReader from = new SettingsReader(key -> Optional.ofNullable(given.get(key)));
        PixelSettings settings = PixelSettings.read(from);
        from.check();
        return settings;
    }
}
