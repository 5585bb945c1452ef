// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured, as lines of a CSV file: what, how many, and percentiles in milliseconds. */
final class Figures {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Path file;

    private Figures(Path file) {
        this.file = file;
    }

    static Figures into(Path file) throws IOException {
        Files.writeString(file, "what,count,p50_ms,p95_ms,p99_ms,max_ms\n");
        return new Figures(file);
    }

    /** Adds a line about these durations. */
    void add(String what, List<Long> nanos) throws IOException {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        line(String.format(
                Locale.ROOT,
                "%s,%d,%.2f,%.2f,%.2f,%.2f",
                what,
                sorted.length,
                percentile(sorted, 0.50),
                percentile(sorted, 0.95),
                percentile(sorted, 0.99),
                percentile(sorted, 1)));
    }

    /** Adds a line as it is. */
    void line(String line) throws IOException {
        Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static double percentile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, rank)] / NANOS_PER_MILLI;
    }
}
