// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.ConsentFlag;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Recipient;
import org.consentry.policy.RegistryAnswer;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.policy.Terms;
import org.consentry.policy.TruthTable;
import org.consentry.protocol.Claims;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.feed.LogStore;
import org.consentry.server.feed.PastTermsSource;
import org.consentry.server.feed.RegistryAnswers;
import org.consentry.server.feed.Subject;
import org.consentry.server.it.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The policy's truth table, with everything a row says written to the log and read back. */
class TruthTableIT {
    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final PGSimpleDataSource LOG = new PGSimpleDataSource();

    @BeforeAll
    static void tables() throws SQLException {
        LOG.setUrl(Platform.database().url());
        LOG.setUser(Platform.database().user());
        LOG.setPassword(Platform.database().user());
        LOG.setCurrentSchema("truth_table");
        try (Connection connection = LOG.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema truth_table");
            statement.execute("create table feed_entry (position bigint primary key, subject text, body text,"
                    + " recorded_at timestamptz)");
            statement.execute("create table search_value (type text, id text, name text, system text, value text)");
            statement.execute("insert into search_value values ('Patient', 'anna', 'identifier', '"
                    + Terms.ANNA.authority() + "', '" + Terms.ANNA.value() + "')");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyRowHoldsThroughTheLog(TruthTable.Row row) throws SQLException {
        write(row);
        LogStore log = new LogStore(LOG);
        CurrentLogView replica = new CurrentLogView(log, position -> new FeedBatch("one", 4, List.of()));
        replica.catchUp();
        DecisionInputReader gathering =
                new DecisionInputReader(replica, log, new PatientLookupStore(LOG), new NoRegistries(), new NoPast());

        for (Claims claims :
                List.of(claims(row, null), claims(row, row.request().asOf()))) {
            DecisionInput facts =
                    gathering.of(question(row.request(), claims), row.request().asOf());

            assertThat(TruthTable.outcome(ConsentPolicy.decide(facts.request(), facts.terms(), facts.regimes())))
                    .isEqualTo(row.expected());
        }
    }

    static Stream<TruthTable.Row> rows() {
        return TruthTable.rows().stream();
    }

    private static Evaluation question(AccessRequest request, Claims claims) {
        StudyUid uid = request.study().uid();
        return new Evaluation(
                new Evaluation.Subject(
                        request.recipient().device()
                                ? Evaluation.Subject.Type.DEVICE
                                : Evaluation.Subject.Type.ORGANIZATION,
                        request.recipient().id()),
                request.action(),
                uid == null ? new Evaluation.WholePatient(request.patient()) : new Evaluation.OneStudy(uid),
                request.purposes(),
                request.deidState(),
                Set.of(),
                claims);
    }

    /** What an export system can say itself: all that is not in the log. */
    private static Claims claims(TruthTable.Row row, @Nullable Instant knownAsOf) {
        AccessRequest request = row.request();
        Study said = request.study().uid() == null
                ? request.study()
                : Study.UNKNOWN.flagged(request.study().flag());
        return new Claims(
                null,
                said,
                request.circumstances().project(),
                request.circumstances().sale(),
                request.circumstances().place(),
                request.asOf(),
                knownAsOf);
    }

    private static void write(TruthTable.Row row) throws SQLException {
        AccessRequest request = row.request();
        Recipient to = request.recipient();
        String country = request.circumstances().place().recipient();
        RegisteredRecipient registered = new RegisteredRecipient(
                to.id(),
                "Somebody",
                "company",
                country == null ? "" : country,
                to.device(),
                to.parents(),
                to.classes(),
                to.registeredPurposes(),
                RegisteredRecipient.Status.ACTIVE);
        StudyUid uid = request.study().uid() == null
                ? Terms.OTHER_SCAN
                : request.study().uid();
        LinkedStudy linked = new LinkedStudy(
                uid, request.patient(), request.study().identifiedBy(null).flagged(ConsentFlag.ABSENT));
        try (Connection connection = LOG.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate feed_entry");
            insert(connection, new FeedEntry.RegimesChanged(1, RECORDED, row.regimes()));
            insert(connection, new FeedEntry.RecipientChanged(2, RECORDED, registered, List.of()));
            insert(connection, new FeedEntry.StudyLinked(3, RECORDED, linked));
            insert(connection, new FeedEntry.ConsentChanged(4, RECORDED, request.patient(), row.terms()));
        }
    }

    private static void insert(Connection connection, FeedEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into feed_entry values (?, ?, ?, ?)")) {
            insert.setLong(1, entry.position());
            insert.setString(2, Subject.of(entry));
            insert.setString(3, FeedEntryJson.write(entry).toString());
            insert.setTimestamp(4, Timestamp.from(entry.at()));
            insert.executeUpdate();
        }
    }

    /** Every row is of the present. */
    private static final class NoPast implements PastTermsSource {
        @Override
        public PatientTerms terms(String patient, PatientId number, Instant asOf, Instant known) {
            throw new AssertionError("expected no question about the past");
        }
    }

    /** A hospital that asks none. */
    private static final class NoRegistries implements RegistryAnswers {
        @Override
        public List<RegistryAnswer> of(PatientId patient) {
            return List.of();
        }

        @Override
        public List<RegistryAnswer> unknown() {
            return List.of();
        }
    }
}
