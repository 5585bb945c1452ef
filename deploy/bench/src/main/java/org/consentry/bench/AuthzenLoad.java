// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a decision API over HTTP as fast as it answers, with the load generator wrk (Debian package wrk). */
final class AuthzenLoad {

    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private final Path script;

    AuthzenLoad(Path folder, String token, long patients) throws IOException {
        script = folder.resolve("authzen.lua");
        Files.writeString(script, String.format(Locale.ROOT, """
                -- Every request asks about another patient's scan.
                local n = 0
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json"
                wrk.headers["Authorization"] = "Bearer %s"
                request = function()
                  n = (n + 7919) %% %d
                  local body = '{"subject":{"type":"organization","id":"northlight"},"action":{"name":"disclose"},'
                    .. '"resource":{"type":"imaging-study","id":"2.999.77.' .. (n + 1) .. '"},'
                    .. '"context":{"purpose":"MLTRAINING","supported_obligations":["DEID"]}}'
                  return wrk.format(nil, nil, nil, body)
                end
                """, token, patients));
    }

    /** Adds a line for each number of connections, for questions to a door. */
    void run(String what, URI door, int seconds, Figures figures) throws IOException, InterruptedException {
        lines(what, List.of("-s", script.toString(), door.toString()), seconds, figures);
    }

    /** The same for a document that takes no token and no thought: what the server's way there and back costs. */
    void floor(URI document, int seconds, Figures figures) throws IOException, InterruptedException {
        lines("floor, a fixed document", List.of(document.toString()), seconds, figures);
    }

    private static void lines(String what, List<String> target, int seconds, Figures figures)
            throws IOException, InterruptedException {
        measure(target, 8, 5);
        for (int connections : CONNECTIONS) {
            String output = measure(target, connections, seconds);
            Matcher bad = BAD.matcher(output);
            figures.line(String.format(
                    Locale.ROOT,
                    "%s %d connections: requests/s %s p50 %s p99 %s not 2xx %s",
                    what,
                    connections,
                    group(RATE, output, 1),
                    latency(output, "50"),
                    latency(output, "99"),
                    bad.find() ? bad.group(1) : "0"));
        }
    }

    private static String measure(List<String> target, int connections, int seconds)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
        command.addAll(target);
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0) {
            throw new IOException("wrk failed: " + output);
        }
        return output;
    }

    private static String latency(String output, String share) {
        Matcher matcher = LATENCY.matcher(output);
        while (matcher.find()) {
            if (matcher.group(1).equals(share)) {
                return matcher.group(2) + matcher.group(3);
            }
        }
        return "-";
    }

    private static String group(Pattern pattern, String output, int group) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? matcher.group(group) : "-";
    }
}
