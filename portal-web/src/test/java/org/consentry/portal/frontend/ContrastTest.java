// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast of the color pairs that meet on pages (WCAG 2.2, 1.4.3 and 1.4.11), read from the built style sheets. */
class ContrastTest {
    private static final Path BUILT = Path.of("src/main/webapp/static/built");
    private static final Pattern COLOR = Pattern.compile("--govuk-([a-z-]+)-colour: ?(#[0-9a-f]{6}|#[0-9a-f]{3})\\b");

    @ParameterizedTest
    @CsvSource(textBlock = """
            text, body-background, 4.5
            text, template-background, 4.5
            text, surface-background, 4.5
            secondary-text, body-background, 4.5
            secondary-text, surface-background, 4.5
            surface-text, surface-background, 4.5
            link, body-background, 4.5
            link, template-background, 4.5
            link, surface-background, 4.5
            link-visited, body-background, 4.5
            link-visited, surface-background, 4.5
            link-hover, body-background, 4.5
            error, body-background, 4.5
            inverse-text, brand, 4.5
            inverse-text, success, 4.5
            focus-text, focus, 4.5
            input-border, body-background, 3.0
            brand, body-background, 3.0""")
    void everyPairHasEnoughContrastInLightAndDark(String front, String back, double least) throws IOException {
        Map<String, String> light = colors(Files.readString(BUILT.resolve("portal.css")));
        Map<String, String> dark = new HashMap<>(light);
        dark.putAll(colors(Files.readString(BUILT.resolve("theme.css"))));

        assertThat(contrast(light, front, back)).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(dark, front, back)).as("dark").isGreaterThanOrEqualTo(least);
    }

    private static Map<String, String> colors(String css) {
        Map<String, String> found = new HashMap<>();
        COLOR.matcher(css).results().forEach(match -> found.putIfAbsent(match.group(1), match.group(2)));
        return found;
    }

    private static double contrast(Map<String, String> colors, String front, String back) {
        double one = luminance(colors.getOrDefault(front, ""));
        double other = luminance(colors.getOrDefault(back, ""));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String color) {
        String digits = color.length() == 4 ? color.replaceAll("[0-9a-f]", "$0$0") : color;
        double red = linear(digits.substring(1, 3));
        double green = linear(digits.substring(3, 5));
        double blue = linear(digits.substring(5, 7));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    private static double linear(String hex) {
        double value = Integer.parseInt(hex, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
