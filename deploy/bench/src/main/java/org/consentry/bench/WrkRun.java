// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one run of the load generator wrk told.
 *
 * @param rate answers a second
 * @param answers how many there were
 * @param middle the median of their times, in milliseconds
 * @param tail their 99th percentile, in milliseconds
 * @param bad how many had another status than 2xx or 3xx, or none
 */
record WrkRun(double rate, long answers, double middle, double tail, long bad) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern ANSWERS = Pattern.compile("(\\d+) requests in");
    private static final Pattern LATENCY = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    /** Runs it, with one thread. */
    static WrkRun of(List<String> target, int connections, int seconds) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
        command.addAll(target);
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0) {
            throw new IOException("wrk failed: " + output);
        }
        return read(output);
    }

    private static WrkRun read(String output) {
        Matcher broken = BROKEN.matcher(output);
        long unanswered = 0;
        if (broken.find()) {
            for (int i = 1; i <= broken.groupCount(); i++) {
                unanswered += Long.parseLong(broken.group(i));
            }
        }
        Matcher bad = BAD.matcher(output);
        return new WrkRun(
                number(RATE, output),
                (long) number(ANSWERS, output),
                latency(output, "50"),
                latency(output, "99"),
                unanswered + (bad.find() ? Long.parseLong(bad.group(1)) : 0));
    }

    private static double latency(String output, String share) {
        Matcher matcher = LATENCY.matcher(output);
        while (matcher.find()) {
            if (matcher.group(1).equals(share)) {
                double value = Double.parseDouble(matcher.group(2));
                return switch (matcher.group(3)) {
                    case "us" -> value / 1000;
                    case "s" -> value * 1000;
                    default -> value;
                };
            }
        }
        return Double.NaN;
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }
}
