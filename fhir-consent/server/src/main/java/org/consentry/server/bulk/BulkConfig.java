// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings of bulk exports.
 *
 * @param keep {@code bulk-keep}: how long a finished export can be fetched; default PT24H
 */
public record BulkConfig(Duration keep) {
    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(30);

    /**
     * Reads the settings.
     *
     * @param source value of a key, empty if it has none
     * @param mistakes where each wrong setting is named
     */
    public static BulkConfig read(Function<String, Optional<String>> source, List<String> mistakes) {
        Optional<String> text = source.apply("bulk-keep");
        if (text.isEmpty()) {
            return new BulkConfig(DEFAULT);
        }
        try {
            Duration keep = Duration.parse(text.get());
            if (!keep.isNegative() && !keep.isZero() && keep.compareTo(LONGEST) <= 0) {
                return new BulkConfig(keep);
            }
        } catch (DateTimeException | ArithmeticException broken) {
            // Said below.
        }
        mistakes.add("bulk-keep: expected a duration up to 30 days such as PT24H, found \"" + text.get() + "\"");
        return new BulkConfig(DEFAULT);
    }
}
