// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.protocol.token.SafeAddress;

/**
 * Where heads of chains are noted, and when whole chains are checked.
 *
 * @param folder where notes are kept as lines of a file; empty if they are not
 * @param key the private key they are signed with; made at the first start
 * @param url where each note is sent; empty if nowhere
 * @param every how long after a note the next is written, if there is something new
 * @param nightly when, at the hospital, the whole chains are checked; default 02:00
 */
public record WatchConfig(
        Optional<Path> folder, Optional<Path> key, Optional<URI> url, Duration every, LocalTime nightly) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Reads the settings and adds what is wrong to the mistakes. */
    public static WatchConfig read(Function<String, Optional<String>> source, List<String> mistakes) {
        Optional<Path> folder = text(source, "head-note-folder").map(Path::of);
        Optional<Path> key = text(source, "head-note-key-file").map(Path::of);
        Optional<URI> url = text(source, "head-note-url").flatMap(text -> url(text, mistakes));
        if (url.isPresent() && folder.isEmpty()) {
            mistakes.add("head-note-folder is missing: notes that are sent are kept there as well");
        }
        return new WatchConfig(
                folder,
                key.or(() -> folder.map(f -> f.resolve("heads.key"))),
                url,
                every(source, mistakes),
                nightly(source, mistakes));
    }

    private static Optional<String> text(Function<String, Optional<String>> source, String key) {
        return source.apply(key).filter(value -> !value.isBlank());
    }

    private static Optional<URI> url(String text, List<String> mistakes) {
        if (text.matches("https?://[^\\s]+") && SafeAddress.isSafe(URI.create(text))) {
            return Optional.of(URI.create(text));
        }
        mistakes.add("head-note-url: expected " + SafeAddress.EXPECTED + ", found \"" + text + "\"");
        return Optional.empty();
    }

    private static Duration every(Function<String, Optional<String>> source, List<String> mistakes) {
        String text = text(source, "head-note-every").orElse(HOUR.toString());
        try {
            Duration every = Duration.parse(text);
            if (!every.isNegative() && !every.isZero()) {
                return every;
            }
        } catch (DateTimeException broken) {
            // Said below.
        }
        mistakes.add("head-note-every: expected a duration such as PT1H, found \"" + text + "\"");
        return HOUR;
    }

    private static LocalTime nightly(Function<String, Optional<String>> source, List<String> mistakes) {
        String text = text(source, "chain-check-at").orElse("02:00");
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException broken) {
            mistakes.add("chain-check-at: expected a time of day such as 02:00, found \"" + text + "\"");
            return LocalTime.MIDNIGHT;
        }
    }
}
