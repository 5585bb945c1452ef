// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.server.audit.OwnTrail;
import org.consentry.server.audit.Samples;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.event.ResolvedParties;
import org.consentry.server.audit.store.AuditRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An export system asked once per image: thousands of answers about one patient. That patient's own first page read
 * them all, until the heap was full and nobody got an answer.
 */
class SharingIT {
    private static final ZoneId HOSPITAL = ZoneId.of("America/New_York");
    private static final int IMAGES = 3_000;
    private static final int LINES = 5;

    private static OwnTrail trail;
    private static AuditRecord refused;

    @BeforeAll
    static void open() throws SQLException {
        trail = OwnTrail.of("audit_sharing");
        trail.sql("select audit_event_add_months('2026-05-01', '2026-08-01')");
        refused = Samples.kept(Samples.disclosure(State.REFUSED, Samples.CONSENT, Samples.KNOWN));
        trail.insert(
                refused,
                Samples.kept(Samples.disclosure(State.SENT, Samples.CONSENT, Samples.KNOWN)),
                Samples.kept(Samples.disclosure(State.FAILED, Samples.CONSENT, Samples.KNOWN)),
                Samples.kept(Samples.exported(3)),
                Samples.kept(new AuditEntry(AuditEntry.Interaction.READ, Samples.DANA, "anna", "ImagingStudy/scan")));
        copies(refused.id(), "7 minutes", IMAGES, "line", "8");
        // The same questions a month later, and as many that were answered with yes.
        copies(refused.id(), "31 days", IMAGES, "line", "8");
        copies(refused.id(), "1 second", IMAGES, "null", "0");
    }

    @AfterAll
    static void close() {
        trail.close();
    }

    @Test
    void manyQuestionsAboutOneScanByOneSystemAreOneLineAMonth() {
        List<Sharing.Line> lines = lines(all());

        assertThat(lines).extracting(Sharing.Line::number).containsExactlyInAnyOrder(1L, 1L, 1L, IMAGES + 1L, (long)
                IMAGES);
        assertThat(lines)
                .filteredOn(line -> line.number() == IMAGES + 1L)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.event()).isEqualTo(refused.id());
                    assertThat(line.body()).isEqualTo(refused.body());
                    assertThat(line.last()).isAfter(refused.recorded());
                });
        assertThat(lines)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(Sharing.Line::last).reversed());
    }

    @Test
    void numbersAreCountedWhereTheEventsAre() {
        Sharing.Summary summary = in(store -> store.summary(all(), HOSPITAL));

        assertThat(summary.counts()).isEqualTo(new Sharing.Counts(LINES, LINES, 1, 1, 1, 1, 2L * IMAGES + 1));
        assertThat(summary.choices())
                .isEqualTo(new Sharing.Choices(
                        List.of("2026"), List.of("northlight"), List.of("HRESCH", "MLTRAINING"), List.of("scan")));
    }

    @Test
    void pagesOfAnySizeTogetherAreTheListAndNoneHasMore() {
        List<Sharing.Line> whole = in(store -> store.page(all(), 200, 0));

        List<Sharing.Line> pages = IntStream.range(0, 3)
                .mapToObj(page -> in(store -> store.page(all(), 2, page * 2L)))
                .peek(page -> assertThat(page).hasSizeLessThanOrEqualTo(2))
                .flatMap(List::stream)
                .toList();

        assertThat(pages).isEqualTo(whole).hasSize(LINES);
    }

    @Test
    void whatIsWantedIsFoundAndCountedAlike() {
        Instant july = Instant.parse("2026-07-01T00:00:00Z");
        for (Sharing.Request request : List.of(
                new Sharing.Request(Set.of("anna"), null, null, "northlight", "MLTRAINING", null),
                new Sharing.Request(Set.of("anna"), null, july, null, null, null),
                new Sharing.Request(Set.of("anna"), july, null, null, null, null),
                new Sharing.Request(Set.of("anna"), null, null, null, null, refused.id()),
                new Sharing.Request(Set.of("anna"), null, null, "somebody", null, null),
                new Sharing.Request(Set.of("ben"), null, null, null, null, null))) {
            int found = lines(request).size();
            long counted =
                    in(store -> store.summary(request, HOSPITAL)).counts().matches();

            assertThat(counted).isEqualTo(found);
        }
        assertThat(lines(new Sharing.Request(Set.of("anna"), null, null, null, null, refused.id())))
                .extracting(Sharing.Line::number)
                .containsExactly(IMAGES + 1L);
        assertThat(lines(new Sharing.Request(Set.of("anna"), july, null, null, null, null)))
                .extracting(Sharing.Line::number)
                .containsExactly((long) IMAGES);
    }

    @Test
    void linesAreFoundByScanOutcomeAndNameAndCountedAlike() {
        assertThat(found(new LineKind("scan", null, null))).isEqualTo(LINES - 1);
        assertThat(found(new LineKind("another", null, null))).isZero();
        assertThat(found(new LineKind(null, LineKind.Outcome.SENT, null))).isEqualTo(2);
        assertThat(found(new LineKind(null, LineKind.Outcome.FAILED, null))).isEqualTo(1);
        assertThat(found(new LineKind(null, LineKind.Outcome.UNCERTAIN, null))).isZero();
        assertThat(found(new LineKind(null, LineKind.Outcome.REFUSED, null))).isEqualTo(2);
        assertThat(found(new LineKind(null, LineKind.Outcome.WAITS, null))).isZero();
        assertThat(found(new LineKind(null, null, LineKind.Name.OFF))).isEqualTo(1);
        assertThat(found(new LineKind(null, null, LineKind.Name.ON))).isEqualTo(1);
        assertThat(found(new LineKind("scan", LineKind.Outcome.SENT, LineKind.Name.OFF)))
                .isEqualTo(1);
    }

    /** A page that said "sent" of it would be wrong, and one without it would hide who read the facts. */
    @Test
    void factsThatWereShownAreALineAndNoScanThatWasSent() {
        ResolvedParties cara = new ResolvedParties("cara", "scan", "Northlight Imaging AI", false);
        AuditRecord shown = Samples.kept(Samples.headers(State.SENT, cara));
        trail.insert(shown);
        Sharing.Request all = new Sharing.Request(Set.of("cara"), null, null, null, null, null);
        Sharing.Request nameless = new Sharing.Request(
                Set.of("cara"),
                null,
                null,
                null,
                null,
                null,
                new LineKind(null, LineKind.Outcome.SENT, LineKind.Name.OFF));

        Sharing.Summary summary = in(store -> store.summary(all, HOSPITAL));

        assertThat(lines(all))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.body()).contains("{\"type\":\"content\",\"valueString\":\"header\"}"));
        assertThat(lines(nameless)).hasSize(1);
        assertThat(summary.counts()).isEqualTo(new Sharing.Counts(1, 1, 0, 0, 0, 1, 0));
        assertThat(summary.first()).isEqualTo(shown.recorded());
    }

    private static int found(LineKind kind) {
        Sharing.Request request = new Sharing.Request(Set.of("anna"), null, null, null, null, null, kind);
        int found = lines(request).size();
        assertThat(in(store -> store.summary(request, HOSPITAL)).counts().matches())
                .isEqualTo(found);
        return found;
    }

    /** After a merge the list had the lines of one of the records only. */
    @Test
    void linesOfMergedRecordsAreOneList() throws SQLException {
        trail.sql("""
                insert into audit_event (id, recorded, patient, type, subtype, action, outcome, recipient, study, agent,
                                         entity, purpose, unmatched, stored_at, body, line, asker, reason, why)
                select 'other-record', recorded, 'annas-other-record', type, subtype, action, outcome, recipient, study,
                       agent, entity, purpose, unmatched, stored_at, body, line, asker, reason, why
                  from audit_event where id = '%s'""".formatted(refused.id()));
        Sharing.Request other = new Sharing.Request(Set.of("annas-other-record"), null, null, null, null, null);
        Sharing.Request both = new Sharing.Request(Set.of("anna", "annas-other-record"), null, null, null, null, null);

        assertThat(lines(other)).hasSize(1);
        assertThat(in(store -> store.summary(both, HOSPITAL)).counts().refused())
                .isEqualTo(in(store -> store.summary(all(), HOSPITAL)).counts().refused() + 1);
    }

    /** What is summed must not need the texts, or a page costs as much as the whole trail. */
    @Test
    void theSumIsMadeFromTheIndexAlone() throws SQLException {
        trail.sql("vacuum analyze audit_event");

        String plan = trail.values(
                "explain select min(id collate \"C\"), count(*) from audit_event where patient = any (string_to_array('anna', ' '))"
                        + " and line is not null and line <> 'look' group by line, recipient, study, asker, reason, why,"
                        + " case when line = 'refused' then date_trunc('month', recorded at time zone 'UTC') end,"
                        + " case when line <> 'refused' then id end");

        assertThat(plan).contains("Index Only Scan").doesNotContain("Seq Scan");
    }

    private static Sharing.Request all() {
        return new Sharing.Request(Set.of("anna"), null, null, null, null, null);
    }

    private static List<Sharing.Line> lines(Sharing.Request request) {
        return in(store -> store.page(request, 50, 0));
    }

    private static <T> T in(Function<SharingStore, T> work) {
        return trail.inDatabase(database -> work.apply(new SharingStore(database)));
    }

    /** Many events like one, 20 milliseconds after each other. */
    private static void copies(String id, String later, int number, String line, String outcome) throws SQLException {
        trail.sql("""
                insert into audit_event (id, recorded, patient, type, subtype, action, outcome, recipient, study, agent,
                       entity, purpose, unmatched, stored_at, body, line, asker, reason, why)
                select 'z' || md5(n || '%1$s'), recorded + interval '%1$s' + n * interval '20 milliseconds', patient, type,
                       subtype, action, '%2$s', recipient, study, agent, entity, purpose, unmatched, stored_at, body,
                       %3$s, asker, reason, why
                  from audit_event, generate_series(1, %4$d) n where id = '%5$s'
                """.formatted(later, outcome, line, number, id));
    }
}
