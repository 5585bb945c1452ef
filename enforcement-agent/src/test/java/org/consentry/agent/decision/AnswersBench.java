// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import com.sun.management.OperatingSystemMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.ExportPolicy;

/**
 * Answers questions in this process, from many threads, each answer forced to disk before it is given: what the agent
 * itself takes of a question, without its way through the container. Arguments: a folder on the disk to be measured,
 * threads, seconds.
 */
final class AnswersBench {

    private static final String QUESTION = """
        {"subject": {"type": "organization", "id": "northlight"}, "action": {"name": "disclose"},
         "resource": {"type": "imaging-study", "id": "2.999.5.NUMBER"},
         "context": {"purpose": "MLTRAINING", "supported_obligations": ["DEID"]}}
        """;
    private static final int ROUNDS = 5;

    private final EvaluationMessages messages;

    private AnswersBench(DisclosureJournal journal, Path folder) {
        // At the moment of the test data, so that the yes in it holds.
        AgentClock clock = new AgentClock(InstantSource.fixed(Entries.NOON.wall()), () -> 0);
        messages = new EvaluationMessages(new Evaluations(new Answerer(
                Entries.replica(Entries.annaSaysYes()),
                new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC),
                clock,
                journal,
                folder)));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "answers");
        int threads = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (DisclosureJournal journal = DisclosureJournal.open(JournalHomes.in(folder), InstantSource.system())) {
            AnswersBench bench = new AnswersBench(journal, folder);
            bench.round(threads, 2 * seconds);
            for (int i = 0; i < ROUNDS; i++) {
                out.println(bench.round(threads, seconds));
            }
        }
    }

    private String round(int threads, int seconds) throws InterruptedException {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = machine.getProcessCpuTime();
        Instant end = Instant.now().plusSeconds(seconds);
        List<List<Long>> took = new ArrayList<>();
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            List<Long> own = new ArrayList<>();
            took.add(own);
            askers.add(Thread.ofPlatform().start(() -> ask(end, own)));
        }
        for (Thread asker : askers) {
            asker.join();
        }
        long[] all = took.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        double each = (machine.getProcessCpuTime() - processor) / 1e6 / all.length;
        return String.format(
                Locale.ROOT,
                "%d threads: %d answers a second, p50 %.2f ms, p99 %.2f ms, processor seconds for 1000: %.3f",
                threads,
                all.length / seconds,
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6,
                each);
    }

    private void ask(Instant end, List<Long> took) {
        int number = 0;
        while (Instant.now().isBefore(end)) {
            number = number % 3 + 1;
            long begin = System.nanoTime();
            messages.one(QUESTION.replace("NUMBER", Integer.toString(number)), "bench");
            took.add(System.nanoTime() - begin);
        }
    }
}
