// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.consentry.agent.deidentify.SilentImages;
import org.consentry.agent.dicom.PixelCleaning;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.pixels.Tesseract;
import org.consentry.agent.pixels.TextRemoval;

/**
 * On which routes text is taken out of pixels, and by what.
 *
 * @param reader the program tesseract; none without {@code text-reader}
 * @param perPicture how long it may take for one picture, 1 s to 5 min; default 30 s
 * @param routes called AE titles; none without {@code clean-pixel-data}
 * @param silent which images are read there of which the header says nothing of text; by default all but slices
 * @param limits what is spent on one object; default 64 MB and 2 min
 */
public record PixelSettings(
        Optional<Path> reader,
        Duration perPicture,
        Set<AeTitle> routes,
        SilentImages silent,
        TextRemoval.Limits limits) {
    private static final Map<String, SilentImages> SILENT =
            Map.of("marked", SilentImages.NONE, "likely", SilentImages.LIKELY, "all", SilentImages.ALL);

    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_MEGABYTES = 512;
    private static final int USUAL_MEGABYTES = 64;
    private static final int MOST_PAINTED = 50;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_OBJECT = Duration.ofMinutes(30);

    static PixelSettings read(SettingsReader from) {
        PixelSettings settings = new PixelSettings(
                from.optional(
                        "text-reader",
                        "the path of a program that is there, such as /usr/bin/tesseract",
                        PixelSettings::program,
                        Optional.empty()),
                from.optional(
                        "text-reader-time",
                        "a duration from PT1S to PT5M",
                        text -> duration(text, LONGEST),
                        Duration.ofSeconds(30)),
                from.optional(
                        "clean-pixel-data", "called AE titles with commas between", PixelSettings::titles, Set.of()),
                from.optional(
                        "clean-pixel-data-of", "marked, likely or all", PixelSettings::silent, SilentImages.LIKELY),
                new TextRemoval.Limits(
                        from.optional(
                                "clean-pixel-data-megabytes",
                                "a number from 1 to " + MOST_MEGABYTES,
                                PixelSettings::bytes,
                                USUAL_MEGABYTES * MEGABYTE),
                        from.optional(
                                "clean-pixel-data-time",
                                "a duration from PT1S to PT30M",
                                text -> duration(text, LONGEST_OBJECT),
                                Duration.ofMinutes(2)),
                        MOST_PAINTED));
        if (settings.reader.isEmpty() && !settings.routes.isEmpty()) {
            from.refuse("clean-pixel-data", "a program in text-reader beside it", "none");
        }
        return settings;
    }

    /** What the gateway is told of it. */
    PixelCleaning cleaning(LongSupplier ticks) {
        return new PixelCleaning(
                reader.map(program -> new TextRemoval(new Tesseract(program, perPicture), limits, ticks)),
                routes.stream().map(AeTitle::value).collect(Collectors.toUnmodifiableSet()),
                silent);
    }

    private static SilentImages silent(String text) {
        SilentImages images = SILENT.get(text);
        require(images != null);
        return Objects.requireNonNull(images);
    }

    private static Optional<Path> program(String text) {
        Path program = Path.of(text);
        require(program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program));
        return Optional.of(program);
    }

    private static Set<AeTitle> titles(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(AeTitle::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int bytes(String text) {
        int megabytes = Integer.parseInt(text);
        require(megabytes >= 1 && megabytes <= MOST_MEGABYTES);
        return megabytes * MEGABYTE;
    }

    private static Duration duration(String text, Duration most) {
        Duration duration = Duration.parse(text);
        require(duration.compareTo(SHORTEST) >= 0 && duration.compareTo(most) <= 0);
        return duration;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("out of range");
        }
    }
}
