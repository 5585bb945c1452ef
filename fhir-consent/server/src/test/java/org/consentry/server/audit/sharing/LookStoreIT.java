// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.consentry.server.audit.OwnTrail;
import org.consentry.server.audit.Samples;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.store.AuditRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looks of staff are summed to visits where the events are, and only one page of them leaves the database. */
class LookStoreIT {
    private static final ZoneId HOSPITAL = ZoneId.of("America/New_York");
    private static final int LOOKS = 100;

    private static OwnTrail trail;
    private static AuditRecord read;

    @BeforeAll
    static void open() throws SQLException {
        trail = OwnTrail.of("audit_looks");
        trail.sql("select audit_event_add_months('2026-05-01', '2026-08-01')");
        read = look(AuditEntry.Interaction.READ, "anna", "ImagingStudy/scan");
        AuditRecord searched = look(AuditEntry.Interaction.SEARCH, "anna", "AuditEvent");
        trail.insert(
                read,
                searched,
                look(AuditEntry.Interaction.READ, "anna", "Patient/anna"),
                look(AuditEntry.Interaction.READ, "annas-other-record", "Consent/no"),
                Samples.kept(Samples.exported(3)));
        for (String later : List.of("12 hours", "1 day", "1 day 16 hours")) {
            copies(read.id(), later);
        }
    }

    @AfterAll
    static void close() {
        trail.close();
    }

    /** One visit reads many records; a visit that ends after midnight is on two days. */
    @Test
    void manyLooksOfOneDayForOneReasonAreOneVisit() {
        LookStore.Visits visits = page(50, 0);

        assertThat(visits.every()).isEqualTo(3);
        assertThat(visits.page())
                .hasSize(3)
                .isSortedAccordingTo((a, b) -> b.last().compareTo(a.last()))
                .extracting(LookStore.Visit::who, LookStore.Visit::reason)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("Dana Reyes", "Anna called us"));
        assertThat(visits.page()).allMatch(visit -> !visit.first().isAfter(visit.last()));
    }

    /** Only the newest five could be asked for, so what was before them could not be read. */
    @Test
    void pagesTogetherAreAllVisitsAndAfterThemOnlyTheirNumberIsLeft() {
        List<LookStore.Visit> pages = IntStream.range(0, 2)
                .mapToObj(page -> page(2, page * 2L).page())
                .flatMap(List::stream)
                .toList();

        assertThat(pages).isEqualTo(page(50, 0).page());
        assertThat(page(2, 4)).isEqualTo(new LookStore.Visits(3, List.of()));
        assertThat(page(0, 0)).isEqualTo(new LookStore.Visits(3, List.of()));
        assertThat(visits(Set.of("nobody"), null, 50, 0)).isEqualTo(new LookStore.Visits(0, List.of()));
    }

    /** The newest texts say what it was, and whether there may be more. */
    @Test
    void aVisitSaysWhatWasLookedAt() {
        List<LookStore.Visit> visits = page(50, 0).page();

        assertThat(visits.get(2).what()).containsExactly("ImagingStudy");
        assertThat(visits.get(2).isMore()).as("%s looks and three more", LOOKS).isTrue();
        assertThat(visits.get(0).what()).containsExactly("ImagingStudy");
        assertThat(visits.get(0).isMore()).isFalse();
        assertThat(visits(Set.of("annas-other-record"), null, 50, 0).page())
                .singleElement()
                .satisfies(visit -> assertThat(visit.what()).containsExactly("Consent"));
    }

    @Test
    void listsAndThePageItselfAreNamedToo() {
        trail.insert(
                look(AuditEntry.Interaction.SEARCH, "ben", "AuditEvent"),
                look(AuditEntry.Interaction.SEARCH, "ben", "Patient/ben"),
                look(AuditEntry.Interaction.READ, "ben", "Communication/q1"));

        assertThat(visits(Set.of("ben"), null, 50, 0).page())
                .singleElement()
                .satisfies(visit -> assertThat(visit.what()).containsExactly("AuditEvent", "Communication", "Patient"));
    }

    @Test
    void aVisitIsFoundByEachOfItsLooksAndOnlyInThePatientsOwnRecords() throws SQLException {
        List<LookStore.Visit> visits = page(50, 0).page();
        String later = trail.value("select max(id) from audit_event where id like 'z%' and recorded = "
                + "(select max(recorded) from audit_event where id like 'z%')");

        assertThat(visits(Set.of("anna"), later, 50, 0).page()).containsExactly(visits.get(0));
        for (LookStore.Visit visit : visits) {
            assertThat(visits(Set.of("anna"), visit.id(), 50, 0)).isEqualTo(new LookStore.Visits(1, List.of(visit)));
        }
        assertThat(visits(Set.of("ben"), read.id(), 50, 0).page()).isEmpty();
        assertThat(visits(Set.of("anna"), "nothing", 50, 0)).isEqualTo(new LookStore.Visits(0, List.of()));
    }

    private static LookStore.Visits page(int count, long skipped) {
        return visits(Set.of("anna"), null, count, skipped);
    }

    private static LookStore.Visits visits(Set<String> records, @Nullable String look, int count, long skipped) {
        return trail.inDatabase(database ->
                new LookStore(database).visits(new LookStore.Request(records, look, count, skipped), HOSPITAL));
    }

    private static AuditRecord look(AuditEntry.Interaction how, String patient, String what) {
        return Samples.kept(new AuditEntry(how, Samples.DANA, patient, what));
    }

    /** Many looks like one, 20 milliseconds after each other. */
    private static void copies(String id, String later) throws SQLException {
        trail.sql("""
                insert into audit_event (id, recorded, patient, type, subtype, action, outcome, recipient, study, agent,
                       entity, purpose, unmatched, stored_at, body, line, asker, reason, why)
                select 'z' || md5(n || '%1$s'), recorded + interval '%1$s' + n * interval '20 milliseconds', patient, type,
                       subtype, action, outcome, recipient, study, agent, entity, purpose, unmatched, stored_at, body,
                       line, asker, reason, why
                  from audit_event, generate_series(1, %2$d) n where id = '%3$s'
                """.formatted(later, LOOKS, id));
    }
}
