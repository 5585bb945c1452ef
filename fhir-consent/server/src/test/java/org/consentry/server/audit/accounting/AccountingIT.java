// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.server.audit.OwnTrail;
import org.consentry.server.audit.Samples;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.event.Disclosure;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.storage.Cursor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An accounting equals the events, whatever they were. */
class AccountingIT {
    private static final int EVENTS = 700;
    private static final AccountingDuty HIPAA =
            AccountingDuty.of(List.of(AccountingRulesTest.HIPAA), Samples.AT, ZoneId.of("UTC"));

    private static OwnTrail trail;
    private static List<DisclosureReport> reports;

    @BeforeAll
    static void open() throws SQLException {
        trail = OwnTrail.of("audit_accounting");
        Random random = new Random(5);
        reports = new ArrayList<>();
        List<AuditRecord> events = new ArrayList<>();
        for (int i = 1; i <= EVENTS; i++) {
            DisclosureReport report = report(i, random);
            reports.add(report);
            events.add(Samples.kept(new Disclosure("agent-1", "Main site", report, Samples.KNOWN)));
        }
        // What is none of an accounting's business.
        events.add(
                Samples.kept(new AuditEntry(AuditEntry.Interaction.READ, Samples.DANA, "anna", "ImagingStudy/scan")));
        trail.insert(events.toArray(AuditRecord[]::new));
    }

    @AfterAll
    static void close() {
        trail.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyEventIsOneLineAndNothingElseIs(boolean legalOnly) {
        List<AccountingLine> lines = lines(request(legalOnly, null, null));

        assertThat(lines.stream().map(line -> line.first().event())).doesNotHaveDuplicates();
        assertThat(lines).hasSize((int) expected(legalOnly).count());
        assertThat(lines.stream().mapToLong(line -> line.totals().bytes()).sum())
                .isEqualTo(
                        expected(legalOnly).mapToLong(DisclosureReport::bytes).sum());
        assertThat(lines.stream().map(line -> line.first().at()).toList())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(lines).allMatch(line -> line.legal() || !legalOnly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesTogetherAreTheWhole(boolean legalOnly) {
        Accounting.Request request = request(legalOnly, null, null);
        List<AccountingLine> read = new ArrayList<>();
        Cursor after = null;
        do {
            Cursor begin = after;
            Accounting.Page page = in(accounting -> accounting.page(request, 13, begin));
            read.addAll(page.lines());
            after = page.next();
        } while (after != null);

        assertThat(read).isEqualTo(lines(request));
    }

    @Test
    void aSeriesSaysTheSameAsItsEvents() {
        Accounting.Request request = request(false, null, null);
        List<AccountingLine> series = in(accounting -> accounting.series(request));
        List<AccountingLine> lines = lines(request);

        assertThat(series).hasSizeLessThan(lines.size());
        assertThat(series.stream().mapToLong(AccountingLine::number).sum()).isEqualTo(lines.size());
        for (AccountingLine one : series) {
            List<AccountingLine> events = lines.stream()
                    .filter(line -> line.series().equals(one.series()))
                    .toList();
            assertThat(one.number()).isEqualTo(events.size());
            assertThat(one.last()).isEqualTo(events.get(0).first().at());
            assertThat(one.first().at())
                    .isEqualTo(events.get(events.size() - 1).first().at());
            assertThat(one.totals().bytes())
                    .isEqualTo(events.stream()
                            .mapToLong(line -> line.totals().bytes())
                            .sum());
        }
    }

    @Test
    void bothEndsOfTheTimeAskedForAreInIt() {
        Instant from = reports.get(100).at();
        Instant until = reports.get(200).at();

        List<AccountingLine> lines = lines(request(false, from, until));

        assertThat(lines).hasSize(101);
        assertThat(lines.get(0).first().at()).isEqualTo(until);
        assertThat(lines.get(100).first().at()).isEqualTo(from);
    }

    @Test
    void usagesAreReleasesAndLooksNewestFirstByNumber() {
        String all = usages(1, 1000);
        String second = usages(2, 1);

        assertThat(all.split("logtime"))
                .hasSize((int) reports.stream()
                                .filter(report -> report.state() == State.SENT || report.state() == State.UNCERTAIN)
                                .count()
                        + 2);
        assertThat(all).contains("Looked: Anna called us", "Dana Reyes", "Sent: Training of AI models");
        assertThat(second.split("logtime")).hasSize(2);
        assertThat(all).contains(second.substring(second.indexOf("logtime"), second.indexOf('}')));
        assertThat(all.indexOf(second.substring(second.indexOf("logtime"), second.indexOf('}'))))
                .isGreaterThan(all.indexOf("logtime"));
    }

    private static String usages(int offset, int limit) {
        return trail.inTransaction(store -> new Usages(store).find(Set.of("anna"), offset, limit));
    }

    private static java.util.stream.Stream<DisclosureReport> expected(boolean legalOnly) {
        return reports.stream().filter(report -> !legalOnly || isLegal(report));
    }

    /** The rule again, in other words. */
    private static boolean isLegal(DisclosureReport report) {
        boolean left = report.state() == State.SENT || report.state() == State.UNCERTAIN;
        boolean care = report.purpose().equals(Purpose.TREAT);
        return left && !care && report.basis().isEmpty() && report.identifiability() != Identifiability.NONE;
    }

    private static List<AccountingLine> lines(Accounting.Request request) {
        List<AccountingLine> lines = new ArrayList<>();
        in(accounting -> {
            accounting.each(request, lines::add);
            return lines.size();
        });
        return lines;
    }

    private static <T> T in(Function<Accounting, T> work) {
        return trail.inTransaction(store -> work.apply(new Accounting(store)));
    }

    private static Accounting.Request request(
            boolean legalOnly,
            @org.jspecify.annotations.Nullable Instant from,
            @org.jspecify.annotations.Nullable Instant until) {
        return new Accounting.Request("anna", Set.of("anna"), from, until, legalOnly, HIPAA);
    }

    private static DisclosureReport report(int number, Random random) {
        State state = pick(random, List.of(State.SENT, State.FAILED, State.REFUSED, State.UNCERTAIN));
        return new DisclosureReport(
                number,
                "r-" + number,
                Samples.AT.plus(Duration.ofHours(7L * number)),
                Samples.ANNA,
                Samples.SCAN,
                new RecipientId(random.nextBoolean() ? "northlight" : "meridian"),
                pick(random, List.of(Purpose.MLTRAINING, Purpose.HRESCH, Purpose.TREAT)),
                "ROUTE",
                state,
                state == State.REFUSED ? Reason.CONSENT_DENY : null,
                1 + random.nextInt(5),
                random.nextInt(9999),
                List.of(),
                pick(random, List.of(Identifiability.NAMED, Identifiability.CODED, Identifiability.NONE)),
                "US",
                "d",
                random.nextBoolean() ? Set.of() : Samples.CONSENT,
                "demo/1",
                number,
                SentBy.COMPUTER);
    }

    private static <T> T pick(Random random, List<T> any) {
        return any.get(random.nextInt(any.size()));
    }
}
