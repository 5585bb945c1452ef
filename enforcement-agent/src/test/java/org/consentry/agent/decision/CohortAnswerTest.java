// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.disclosure.Outbox;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.Replica;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.MalformedMessageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CohortAnswerTest {

    private static final String HEADER =
            "{\"purpose\":\"MLTRAINING\",\"recipient\":\"northlight\",\"supported_obligations\":[\"DEID\"]}";

    @TempDir
    Path folder;

    private final Replica replica = Entries.replica(Entries.annaSaysYes());
    private DisclosureJournal journal;
    private long ticks;

    @BeforeEach
    void open() {
        journal = DisclosureJournal.open(JournalHomes.in(folder), InstantSource.fixed(Entries.NOON.wall()));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void oneLineForEachScanThenTheSums() throws Exception {
        List<String> lines = answer(HEADER + "\n\n{\"study\":\"2.999.5.1\"}\n{\"study\":\"2.999.5.2\"}")
                .lines()
                .toList();

        assertThat(lines)
                .containsExactly(
                        "{\"line\":3,\"study\":\"2.999.5.1\",\"decision\":true,\"outcome\":\"PERMIT_WITH_OBLIGATIONS\","
                                + "\"obligations\":[\"DEID\"]}",
                        "{\"line\":4,\"study\":\"2.999.5.2\",\"decision\":false,\"outcome\":\"DENY\","
                                + "\"code\":\"OPT_IN_MISSING\"}",
                        "{\"trailer\":true,\"position\":5,\"asOf\":\"2026-06-15T12:00:00Z\",\"permitted\":1,"
                                + "\"denied\":{\"OPT_IN_MISSING\":1},\"unreadable\":0}");
    }

    @Test
    void anEmptyCohortHasSumsOnly() throws Exception {
        assertThat(answer(HEADER + "\n").lines()).hasSize(1);
        assertThat(journal.waiting()).isZero();
    }

    @Test
    void theRefusedAreOneReportForEachReason() throws Exception {
        answer(HEADER + "\n{\"study\":\"2.999.5.2\"}\n{\"study\":\"2.999.5.2\"}\n{\"study\":\"2.999.8\"}\n");

        assertThat(journal.waiting()).isEqualTo(2);
    }

    @Test
    void aCohortIsToldPatientByPatientAndCitesItsRegimesByName() throws Exception {
        // The sums were in nobody's compartment, and cited "[DEMO/1]", which made no address of a policy.
        answer(HEADER + "\n{\"study\":\"2.999.5.1\"}\n{\"study\":\"2.999.5.2\"}\n{\"study\":\"2.999.5.2\"}\n");

        List<DisclosureReport> reports = new ArrayList<>();
        new Outbox(journal, batch -> {
                    reports.addAll(batch);
                    return batch.size();
                })
                .doWork();

        assertThat(reports).extracting(DisclosureReport::regime).containsOnly("DEMO/1");
        assertThat(reports)
                .flatExtracting(DisclosureReport::answers)
                .extracting(DisclosureReport.Answer::patient, DisclosureReport.Answer::count)
                .containsExactly(tuple(Entries.ANNA, 1), tuple(Entries.BEN, 2));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aLineThatCannotBeReadIsAnsweredWithItsErrorAndTheOthersAllTheSame(String line) throws Exception {
        // One such line made the whole cohort void.
        List<String> lines = answer(
                        HEADER + "\n{\"study\":\"2.999.5.1\"}\n" + line + "\n{\"study\":\"2.999.5.2\"}\n" + line)
                .lines()
                .toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("{\"line\":2,\"study\":\"2.999.5.1\",\"decision\":true");
        assertThat(lines.get(1)).startsWith("{\"line\":3,\"decision\":false,\"error\":\"expected");
        assertThat(lines.get(2)).startsWith("{\"line\":4,\"study\":\"2.999.5.2\",\"decision\":false");
        assertThat(lines.get(3)).startsWith("{\"line\":5,\"decision\":false,\"error\":\"expected");
        assertThat(lines.get(4)).contains("\"permitted\":1").endsWith("\"unreadable\":2}");
    }

    private static Stream<String> unreadable() {
        return Stream.of(
                "{\"study\":7}",
                "no JSON",
                "[]",
                "{}",
                "{\"study\":\"1.2.a\"}",
                "{\"study\":\"" + "1".repeat(65) + "\"}",
                "x".repeat(CohortLines.LONGEST + 1),
                "x".repeat(1 << 17));
    }

    @Test
    void bytesThatAreNoUtf8AreALineThatCannotBeRead() throws Exception {
        byte[] question = (HEADER + "\n{\"study\":\"2.999.5.1\",\"note\":\"M\u00fcller\"}\n{\"study\":\"2.999.5.1\"}\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        StringWriter out = new StringWriter();
        write(question, out);

        assertThat(out.toString().lines().toList().get(0)).contains("\"line\":2", "UTF-8");
        assertThat(out.toString()).contains("\"permitted\":1", "\"unreadable\":1");
    }

    @Test
    void anAnswerThatWasBrokenOffGoesOnAfterTheLastLineThatCame() throws Exception {
        String scans = "\n{\"study\":\"2.999.5.1\"}\nno JSON\n{\"study\":\"2.999.5.2\"}\n";

        List<String> lines =
                answer(HEADER.replace("}", ",\"after\":3}") + scans).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("{\"line\":4,\"study\":\"2.999.5.2\"");
        assertThat(lines.get(1)).contains("\"permitted\":0", "\"unreadable\":0");
    }

    @Test
    void aFirstLineTooLongIsAnError() {
        assertThatThrownBy(() -> answer("x".repeat(CohortLines.LONGEST + 1)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void anAnswerThatTakesTooLongIsBrokenOff() throws Exception {
        Writer slow = new StringWriter() {
            @Override
            public void write(String text) {
                super.write(text);
                ticks = Duration.ofMinutes(6).toNanos();
            }
        };
        write(HEADER + "\n" + "{\"study\":\"2.999.5.1\"}\n".repeat(1500), slow);

        assertThat(slow.toString()).contains("took longer").doesNotContain("trailer");
    }

    @Test
    void aHundredThousandScansNeedNoMoreMemoryThanAThousand() throws Exception {
        Scans scans = new Scans(100_000);
        Counter counter = new Counter(scans);
        CohortLines lines = new CohortLines(scans);
        new CohortAnswer(
                        answerer(),
                        new CohortQuestion.InJson(Cohort.header(lines.next().orElseThrow())),
                        CohortForm.JSON,
                        "export-demo")
                .write(lines, counter);

        assertThat(counter.lines).isEqualTo(100_001);
        assertThat(counter.mostAhead).isLessThan(5000);
    }

    private String answer(String question) throws IOException {
        StringWriter out = new StringWriter();
        write(question, out);
        return out.toString();
    }

    private void write(String question, Writer out) throws IOException {
        write(question.getBytes(StandardCharsets.UTF_8), out);
    }

    private void write(byte[] question, Writer out) throws IOException {
        CohortLines lines = new CohortLines(new ByteArrayInputStream(question));
        Cohort.Header header = Cohort.header(lines.next().orElseThrow());
        new CohortAnswer(answerer(), new CohortQuestion.InJson(header), CohortForm.JSON, "export-demo")
                .write(lines, out);
    }

    private Answerer answerer() {
        AgentClock clock = new AgentClock(InstantSource.fixed(Entries.NOON.wall()), () -> ticks);
        return new Answerer(replica, new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC), clock, journal, folder);
    }

    /** A cohort that is made as it is read. */
    private static final class Scans extends InputStream {
        private final int count;
        private int made = -1;
        private byte[] line = new byte[0];
        private int at;

        Scans(int count) {
            this.count = count;
        }

        @Override
        public int read() {
            if (at == line.length) {
                if (made == count) {
                    return -1;
                }
                made++;
                String text = made == 0 ? HEADER : "{\"study\":\"2.999.6." + made + "\"}";
                line = (text + "\n").getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return line[at++];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int next = read();
            if (next < 0 || length == 0) {
                return next < 0 ? -1 : 0;
            }
            into[from] = (byte) next;
            int more = Math.min(length - 1, line.length - at);
            System.arraycopy(line, at, into, from + 1, more);
            at += more;
            return 1 + more;
        }
    }

    /** Counts the lines of an answer, and how far the reading was ever ahead of them. */
    private static final class Counter extends Writer {
        private final Scans scans;
        private int lines;
        private int mostAhead;

        Counter(Scans scans) {
            this.scans = scans;
        }

        @Override
        public void write(char[] text, int from, int length) {
            mostAhead = Math.max(mostAhead, scans.made - lines);
            for (int i = from; i < from + length; i++) {
                lines += text[i] == '\n' ? 1 : 0;
            }
        }

        @Override
        public void flush() {
            mostAhead = Math.max(mostAhead, scans.made - lines);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
