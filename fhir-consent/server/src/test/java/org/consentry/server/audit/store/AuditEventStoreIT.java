// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.consentry.server.audit.OwnTrail;
import org.consentry.server.audit.Records;
import org.consentry.server.storage.Cursor;
import org.consentry.server.storage.StoredVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventStoreIT {
    private static final Instant MAY = OwnTrail.NOW;

    private static OwnTrail trail;

    @BeforeAll
    static void open() throws SQLException {
        trail = OwnTrail.of("audit_store");
        new PartitionStore(trail.source()).add(MAY.minus(Duration.ofDays(100)), MAY);
    }

    @AfterAll
    static void close() {
        trail.close();
    }

    @Test
    void anEventIsReadBackAsItWasWrittenWhicheverMonthItIsFrom() {
        for (String when : List.of(
                "1969-12-31T23:59:59.999Z",
                "1999-12-31T23:59:59.999Z",
                "2026-05-01T00:00:00Z",
                "2026-04-30T23:59:59.999Z")) {
            AuditRecord event = Records.release("read", "northlight", "scan", Instant.parse(when));
            trail.insert(event);

            StoredVersion found =
                    trail.inTransaction(store -> store.read(event.id())).orElseThrow();

            assertThat(found.body()).isEqualTo(event.body());
            assertThat(found.patient()).isEqualTo("read");
            assertThat(found.recordedAt()).isEqualTo(OwnTrail.NOW);
        }
        assertThat(trail.<Boolean>inTransaction(
                        store -> store.read("not-one-of-our-ids").isPresent()))
                .isFalse();
    }

    @Test
    void everyConditionFindsWhatItNamesAndNothingElse() {
        AuditRecord release = Records.release("cond", "cond-a", "cond-s", MAY);
        AuditRecord refusal = Records.refusal("cond", "cond-b", "cond-t", MAY.plusSeconds(1));
        trail.insert(release, refusal);

        assertThat(ids(q -> q.type(List.of(new AuditQuery.Token(null, "110106")))))
                .containsExactly(release.id());
        assertThat(ids(q -> q.type(tokens(Records.REFUSAL)))).containsExactly(refusal.id());
        assertThat(ids(q -> q.type(List.of(new AuditQuery.Token("urn:x", "110106")))))
                .isEmpty();
        assertThat(ids(q -> q.type(List.of()))).isEmpty();
        assertThat(ids(q -> q.subtype(List.of(new AuditQuery.Token("urn:authz", null)))))
                .containsExactly(refusal.id());
        assertThat(ids(q -> q.subtype(List.of(new AuditQuery.Token(null, "second")))))
                .hasSize(2);
        assertThat(ids(q -> q.action(List.of("R")))).containsExactly(release.id());
        assertThat(ids(q -> q.outcome(List.of("8", "12")))).containsExactly(refusal.id());
        assertThat(ids(q -> q.purpose(tokens(Records.REASON + "MLTRAINING")))).hasSize(2);
        assertThat(ids(q -> q.purpose(tokens(Records.REASON + "HRESCH")))).isEmpty();
        assertThat(ids(q -> q.agent("Organization", "cond-a"))).containsExactly(release.id());
        assertThat(ids(q -> q.agent("Patient", "cond"))).isEmpty();
        assertThat(ids(q -> q.entity("ImagingStudy", "cond-t"))).containsExactly(refusal.id());
        assertThat(ids(q -> q.entity("Patient", "cond"))).hasSize(2);
        assertThat(ids(q -> q.recorded(MAY.plusMillis(1), null))).containsExactly(refusal.id());
        assertThat(ids(q -> q.recorded(null, MAY))).containsExactly(release.id());
        assertThat(ids(q -> q.id(refusal.id()))).containsExactly(refusal.id());
        assertThat(ids(AuditQuery::unmatched)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesTogetherAreTheWholeListOverMonthsAndEqualInstants(boolean newestFirst) {
        String whose = "paged-" + newestFirst;
        Random random = new Random(11);
        List<AuditRecord> events = IntStream.range(0, 60)
                .mapToObj(i -> Records.release(whose, "p", "s", MAY.minus(Duration.ofDays(random.nextInt(20) * 7L))))
                .toList();
        trail.insert(events.toArray(AuditRecord[]::new));
        List<String> whole = new ArrayList<>(events.stream()
                .sorted(java.util.Comparator.comparing(AuditRecord::recorded).thenComparing(AuditRecord::id))
                .map(AuditRecord::id)
                .toList());
        if (newestFirst) {
            Collections.reverse(whole);
        }

        List<String> read = new ArrayList<>();
        Cursor after = null;
        do {
            AuditQuery query = new AuditQuery().patient(whose).page(newestFirst, 7, after);
            AuditPage page = trail.inTransaction(store -> store.search(query));
            page.rows().forEach(row -> read.add(row.key().id()));
            String last = read.get(read.size() - 1);
            after = page.more() ? new Cursor(AuditIds.recorded(last).orElseThrow(), last) : null;
        } while (after != null);

        // Ids are compared as the database's collation does, which differs for equal instants only.
        assertThat(read).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(read.stream().map(id -> AuditIds.recorded(id).orElseThrow()).toList())
                .isEqualTo(whole.stream()
                        .map(id -> AuditIds.recorded(id).orElseThrow())
                        .toList());
        assertThat(trail.<Long>inTransaction(store -> store.total(new AuditQuery().patient(whose))))
                .isEqualTo(60);
    }

    @Test
    void aPageEndsBeforeItsTextsAreTooMuchToHold() {
        for (int i = 0; i < 3; i++) {
            AuditRecord event = Records.release("long", "p", "s", MAY.plusMillis(i));
            String text = "{\"agent\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}";
            trail.insert(new AuditRecord(
                    event.id(), event.recorded(), "long", event.type(), event.codes(), event.parties(), text));
        }

        AuditPage page = trail.inTransaction(
                store -> store.search(new AuditQuery().patient("long").page(true, 200, null)));
        AuditPage rest = trail.inTransaction(store -> store.search(
                new AuditQuery().patient("long").page(true, 200, null).skip(2)));

        assertThat(page.rows()).hasSize(2);
        assertThat(page.more()).isTrue();
        assertThat(rest.rows()).hasSize(1);
        assertThat(rest.more()).isFalse();
    }

    @Test
    void nothingChangesAnEventNotEvenInItsOwnPart() {
        trail.insert(Records.release("kept", "northlight", "scan", MAY));

        for (String change : List.of(
                "update audit_event set body = ''",
                "delete from audit_event",
                "truncate audit_event",
                "delete from audit_event_202605",
                "truncate audit_event_202605",
                "update audit_event_other set body = ''")) {
            assertThatThrownBy(() -> trail.sql(change))
                    .as(change)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only ever added to");
        }
    }

    @Test
    void aMonthThatComesTooLateTakesWhatHadToGoElsewhere() throws SQLException {
        AuditRecord early = Records.release("late", "northlight", "scan", Instant.parse("2031-02-28T23:59:59.999Z"));
        AuditRecord late = Records.release("late", "northlight", "scan", Instant.parse("2031-03-01T00:00:00Z"));
        trail.insert(early, late);

        assertThat(new PartitionStore(trail.source()).add(early.recorded(), early.recorded()))
                .isEqualTo(1);
        assertThat(new PartitionStore(trail.source()).add(early.recorded(), early.recorded()))
                .isZero();

        assertThat(trail.value("select count(*) from audit_event_203102 where patient = 'late'"))
                .isEqualTo("1");
        assertThat(trail.value("select count(*) from audit_event_other where patient = 'late'"))
                .isEqualTo("1");
        assertThatThrownBy(() -> trail.sql("delete from audit_event_other")).hasMessageContaining("only ever added to");
    }

    private static List<AuditQuery.Token> tokens(String token) {
        int bar = token.indexOf('|');
        return List.of(new AuditQuery.Token(token.substring(0, bar), token.substring(bar + 1)));
    }

    private static List<String> ids(UnaryOperator<AuditQuery> condition) {
        AuditQuery query = condition.apply(new AuditQuery().patient("cond"));
        return trail.inTransaction(store -> store.search(query)).rows().stream()
                .map(row -> row.key().id())
                .toList();
    }
}
