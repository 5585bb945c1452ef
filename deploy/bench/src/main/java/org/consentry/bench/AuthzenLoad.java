// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Asks decision APIs over HTTP as fast as they answer, with the load generator wrk (Debian package wrk). Questions and
 * a fixed document of the same server take turns, so that both meet the same machine. What is told is the median of the
 * rounds.
 */
final class AuthzenLoad {

    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final int ROUNDS = 5;
    private static final int WARM_UP_SECONDS = 20;
    private static final int FLOOR_WARM_UP_SECONDS = 5;

    private final Path script;
    private final Supplier<String> token;
    private final long patients;

    AuthzenLoad(Path folder, Supplier<String> token, long patients) {
        this.script = folder.resolve("authzen.lua");
        this.token = token;
        this.patients = patients;
    }

    /**
     * A door for questions.
     *
     * @param name what it is called
     * @param evaluation where it takes one question
     * @param document a fixed document of the same server, which takes no token and no thought
     * @param processes who works for an answer, by name
     */
    record Door(String name, URI evaluation, URI document, List<Worker> processes) {}

    /** A process, with what it starts. */
    record Worker(String name, long pid) {}

    /** One turn of questions, with the processor seconds of each worker, and one of the document. */
    private record Round(WrkRun questions, List<Double> seconds, WrkRun floor) {}

    /** Adds a line for each number of connections. */
    void run(Door door, int seconds, Figures figures) throws IOException, InterruptedException {
        ask(door, 8, WARM_UP_SECONDS);
        ask(door, 32, WARM_UP_SECONDS);
        WrkRun.of(List.of(door.document().toString()), 8, FLOOR_WARM_UP_SECONDS);
        for (int connections : CONNECTIONS) {
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(round(door, connections, seconds));
            }
            figures.line(line(door, connections, rounds));
        }
    }

    private Round round(Door door, int connections, int seconds) throws IOException, InterruptedException {
        List<Double> before = seconds(door);
        WrkRun questions = ask(door, connections, seconds);
        List<Double> after = seconds(door);
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            took.add(after.get(i) - before.get(i));
        }
        return new Round(questions, took, WrkRun.of(List.of(door.document().toString()), connections, seconds));
    }

    private WrkRun ask(Door door, int connections, int seconds) throws IOException, InterruptedException {
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
                """, token.get(), patients), StandardCharsets.UTF_8);
        return WrkRun.of(List.of("-s", script.toString(), door.evaluation().toString()), connections, seconds);
    }

    private static List<Double> seconds(Door door) throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (Worker each : door.processes()) {
            seconds.add(ProcessFacts.processorSeconds(each.pid()));
        }
        return seconds;
    }

    private static String line(Door door, int connections, List<Round> rounds) {
        double rate = median(rounds, round -> round.questions().rate());
        double floor = median(rounds, round -> round.floor().rate());
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s %d connections: %.0f/s p50 %.2f ms p99 %.2f ms; floor %.0f/s p50 %.2f ms p99 %.2f ms; ratio %.2f"
                        + "; not 2xx %.0f; processor seconds for 1000 answers:",
                door.name(),
                connections,
                rate,
                median(rounds, round -> round.questions().middle()),
                median(rounds, round -> round.questions().tail()),
                floor,
                median(rounds, round -> round.floor().middle()),
                median(rounds, round -> round.floor().tail()),
                rate / floor,
                rounds.stream().mapToDouble(round -> round.questions().bad()).sum()));
        for (int i = 0; i < door.processes().size(); i++) {
            int worker = i;
            Function<Round, Double> each = round ->
                    1000 * round.seconds().get(worker) / round.questions().answers();
            line.append(String.format(
                    Locale.ROOT, " %s %.3f", door.processes().get(i).name(), median(rounds, each::apply)));
        }
        return line.toString();
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return rounds.stream()
                .map(value::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
