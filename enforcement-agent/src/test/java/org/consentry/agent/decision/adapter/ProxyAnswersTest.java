// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentry.agent.decision.Answerer;
import org.consentry.agent.decision.Evaluations;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.protocol.MalformedMessageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyAnswersTest {
    @TempDir
    Path folder;

    private final Map<String, List<String>> headers = new HashMap<>(Map.of(
            "X-Original-URI", List.of("/studies/2.999.5.1"),
            "X-Original-Method", List.of("GET"),
            "Consentry-Root", List.of("/"),
            "Consentry-Recipient", List.of("northlight"),
            "Consentry-Purpose", List.of("MLTRAINING"),
            "Consentry-Fulfills", List.of("DEID")));

    private DisclosureJournal journal;
    private ProxyAnswers answers;

    @BeforeEach
    void open() {
        InstantSource noon = InstantSource.fixed(Entries.NOON.wall());
        journal = DisclosureJournal.open(JournalHomes.in(folder), noon);
        answers = new ProxyAnswers(new Evaluations(new Answerer(
                Entries.replica(Entries.annaSaysYes()),
                new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC),
                new AgentClock(noon, () -> 0),
                journal,
                folder)));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aYesPassesAndANoStaysWithItsReason() {
        assertThat(answer()).isInstanceOf(ProxyAnswers.Passes.class);

        headers.put("X-Original-URI", List.of("/studies/2.999.5.2"));
        assertThat(answer())
                .isInstanceOfSatisfying(
                        ProxyAnswers.Stays.class, no -> assertThat(no.code()).isEqualTo("OPT_IN_MISSING"));

        headers.put("X-Original-URI", List.of("/studies/2.999.5.1"));
        headers.put("Consentry-Fulfills", List.of("none"));
        assertThat(answer())
                .isInstanceOfSatisfying(
                        ProxyAnswers.Stays.class, no -> assertThat(no.code()).isEqualTo("OBLIGATION_UNSUPPORTED"));

        headers.put("Consentry-Recipient", List.of("nobody"));
        assertThat(answer())
                .isInstanceOfSatisfying(
                        ProxyAnswers.Stays.class, no -> assertThat(no.code()).isEqualTo("DEST_UNREGISTERED"));
    }

    @Test
    void whatIsNoRetrievalIsNotDecided() {
        headers.put("X-Original-URI", List.of("/studies"));

        assertThat(answer()).isEqualTo(new ProxyAnswers.Unclear());
        assertThat(journal.waiting()).isZero();
    }

    /** nginx takes any 2xx for a yes, so there must be none before the answer is on the disk. */
    @Test
    void whatCannotBeRecordedIsNotAnswered() {
        journal.close();

        assertThatThrownBy(() -> {
                    answer();
                    answer();
                })
                .isInstanceOf(JournalUnavailableException.class);
    }

    @Test
    void aRootThatIsNoPathIsTheConfigurationsFault() {
        headers.put("Consentry-Root", List.of("/a/../b"));

        assertThatThrownBy(this::answer)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("Consentry-Root");
    }

    private ProxyAnswers.ProxyAnswer answer() {
        return answers.answer(name -> headers.getOrDefault(name, List.of()), "gate");
    }
}
