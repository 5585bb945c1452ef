// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.queue.Kind;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.agent.queue.WaitingSubject;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.WaitingReport.Scan;
import org.junit.jupiter.api.Test;

class WaitingNewsTest {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "4711");

    private final List<WaitingFacts> waiting = new ArrayList<>();
    private final List<List<Scan>> told = new ArrayList<>();
    private OptionalLong sequence = OptionalLong.of(0);
    private long ticks;
    private boolean away;
    private boolean taken = true;
    private final WaitingNews news =
            new WaitingNews(() -> sequence, () -> List.copyOf(waiting), this::tell, () -> ticks);

    private boolean tell(long after, List<Scan> scans) throws IOException {
        assertThat(after).isEqualTo(sequence.orElseThrow());
        if (away) {
            throw new IOException("away");
        }
        told.add(scans);
        return taken;
    }

    @Test
    void objectsOfAScanOnARouteAreOneLineSinceTheOldest() throws InterruptedException {
        came("NORTHLIGHT", "2.25.1", NOON.plusSeconds(1));
        came("NORTHLIGHT", "2.25.1", NOON);
        came("LAKESIDE", "2.25.1", NOON.plusSeconds(2));
        came("NORTHLIGHT", "2.25.2", NOON.plusSeconds(3));

        assertThat(news.doWork()).isEqualTo(1);

        assertThat(told.getFirst())
                .containsExactly(
                        scan("NORTHLIGHT", "2.25.1", NOON, 2),
                        scan("LAKESIDE", "2.25.1", NOON.plusSeconds(2), 1),
                        scan("NORTHLIGHT", "2.25.2", NOON.plusSeconds(3), 1));
    }

    @Test
    void itIsToldWhenItChangedOrAReportCameOrAMinuteIsOver() throws InterruptedException {
        came("NORTHLIGHT", "2.25.1", NOON);
        assertThat(news.doWork()).isEqualTo(1);
        assertThat(news.doWork()).isZero();

        sequence = OptionalLong.of(1);
        assertThat(news.doWork()).isEqualTo(1);
        assertThat(news.doWork()).isZero();

        ticks += Duration.ofMinutes(1).toNanos();
        assertThat(news.doWork()).isEqualTo(1);

        waiting.clear();
        assertThat(news.doWork()).isEqualTo(1);
        assertThat(told.getLast()).isEmpty();
        ticks += Duration.ofMinutes(1).toNanos();
        assertThat(news.doWork()).isZero();
    }

    /** After a start the server may still hold what an earlier run told. */
    @Test
    void thatNothingWaitsIsToldOnceAfterAStart() throws InterruptedException {
        assertThat(news.doWork()).isEqualTo(1);
        assertThat(news.doWork()).isZero();
    }

    @Test
    void itIsToldAgainUntilTheServerTakesIt() throws InterruptedException {
        came("NORTHLIGHT", "2.25.1", NOON);
        away = true;
        assertThat(news.doWork()).isZero();
        away = false;
        taken = false;
        assertThat(news.doWork()).isZero();
        taken = true;
        assertThat(news.doWork()).isEqualTo(1);
    }

    @Test
    void nothingIsToldBeforeReportsHaveNumbers() throws InterruptedException {
        came("NORTHLIGHT", "2.25.1", NOON);
        sequence = OptionalLong.empty();

        assertThat(news.doWork()).isZero();
        assertThat(told).isEmpty();
    }

    private void came(String route, String study, Instant at) {
        WaitingSubject subject = new WaitingSubject(
                route,
                new RecipientId("northlight"),
                Purpose.MLTRAINING,
                RecipientPlace.plain("A", "127.0.0.1", 104),
                null,
                ANNA,
                ANNA,
                Set.of(),
                new StudyUid(study),
                Set.of());
        waiting.add(new WaitingFacts(at, 1, subject, new Kind("1.2", "1.2"), "2.25.9", new TreeSet<>(), null, null));
    }

    private static Scan scan(String route, String study, Instant since, int instances) {
        return new Scan(
                ANNA, new StudyUid(study), new RecipientId("northlight"), Purpose.MLTRAINING, route, since, instances);
    }
}
