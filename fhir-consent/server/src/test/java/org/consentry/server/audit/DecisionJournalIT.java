// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;
import org.consentry.policy.Terms;
import org.consentry.server.audit.event.DecisionEntry;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.audit.store.AuditSealer;
import org.consentry.server.audit.store.AuditUnavailableException;
import org.consentry.server.audit.store.ChainStore;
import org.consentry.server.audit.store.DecisionBatchStore;
import org.consentry.server.it.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DecisionJournalIT {
    private static final int CALLERS = 40;

    private static OwnTrail trail;
    private static ScheduledExecutorService sealing;
    private static ExecutorService callers;

    @BeforeAll
    static void open() throws SQLException {
        trail = OwnTrail.of("audit_journal");
        sealing = Executors.newSingleThreadScheduledExecutor();
        callers = Executors.newFixedThreadPool(CALLERS + 1);
    }

    @AfterAll
    static void close() {
        callers.shutdownNow();
        sealing.shutdownNow();
        trail.close();
    }

    @Test
    void aDecisionIsOnRecordWhenTheCallReturns() throws SQLException {
        journal(new DecisionBatchStore(trail.source())).record(decision("alone"));

        assertThat(count("alone")).isEqualTo("1");
    }

    @Test
    void decisionsThatComeWhileOneIsWrittenShareTheNextTransaction() throws Exception {
        Held store = new Held();
        DecisionJournal journal = journal(store);
        List<Future<?>> answers = new ArrayList<>();
        answers.add(callers.submit(() -> journal.record(decision("shared"))));
        store.begun.await();
        for (int i = 0; i < CALLERS; i++) {
            answers.add(callers.submit(() -> journal.record(decision("shared"))));
        }
        while (journal.waiting() < CALLERS) {
            Thread.onSpinWait();
        }
        assertThat(answers).noneMatch(Future::isDone);

        store.goOn.countDown();
        for (Future<?> answer : answers) {
            answer.get();
        }

        assertThat(count("shared")).isEqualTo(Integer.toString(CALLERS + 1));
        assertThat(trail.value("select count(distinct xmin::text) from audit_event where patient = 'shared'"))
                .isEqualTo("2");
    }

    @Test
    void withoutADatabaseNothingIsAnsweredAndNothingIsHalfWritten() throws SQLException {
        DecisionJournal journal = journal(new DecisionBatchStore(trail.source()));
        Platform.database().stop();
        try {
            assertThatThrownBy(() -> journal.record(List.of(decision("away"), decision("away"))))
                    .isInstanceOf(AuditUnavailableException.class);
        } finally {
            Platform.database().startAgain();
        }

        assertThat(count("away")).isEqualTo("0");
        journal.record(List.of(decision("away"), decision("away")));
        assertThat(count("away")).isEqualTo("2");
    }

    @Test
    void moreThanABatchAtOnceIsRefused() {
        List<DecisionEntry> many = java.util.Collections.nCopies(1001, decision("many"));

        assertThatThrownBy(() -> journal(new DecisionBatchStore(trail.source())).record(many))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Does not write before it is told to. */
    private static final class Held extends DecisionBatchStore {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        private Held() {
            super(trail.source());
        }

        @Override
        public void write(List<AuditRecord> events, java.time.Instant now) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.write(events, now);
        }
    }

    private static DecisionJournal journal(DecisionBatchStore store) {
        AuditSealer sealer = new AuditSealer(new ChainStore(trail.source()), sealing, InstantSource.system());
        return new DecisionJournal(store, Samples.authz(), sealer, InstantSource.system(), sealing);
    }

    private static DecisionEntry decision(String patient) {
        return Samples.decision(Terms.asks(Terms.NORTHLIGHT, "MLTRAINING"), new Deny(Reason.OPT_IN_MISSING), patient);
    }

    private static String count(String patient) throws SQLException {
        return trail.value("select count(*) from audit_event where patient = '" + patient + "'");
    }
}
