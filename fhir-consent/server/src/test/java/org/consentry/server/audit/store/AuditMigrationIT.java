// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.consentry.server.audit.OwnTrail;
import org.consentry.server.storage.StoredVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A trail that an older version wrote, one line a body, is the same trail after the migration. */
class AuditMigrationIT {
    private static final List<String> BODIES = bodies();
    private static final Instant WRITTEN = Instant.parse("2026-07-01T00:00:00Z");

    private static OwnTrail trail;

    @BeforeAll
    static void migrate() throws SQLException {
        List<String> statements = new ArrayList<>();
        Seal seal = Seal.NONE;
        for (int i = 0; i < BODIES.size(); i++) {
            String body = BODIES.get(i);
            String id = "old-" + i;
            String recorded = body.replaceFirst(".*\"recorded\":\"([^\"]+)\".*", "$1");
            String patient = body.contains("Patient/anna") ? "'anna'" : "null";
            statements.add(
                    "insert into resource values ('AuditEvent', '" + id + "', 1, " + patient + ", '" + recorded + "')");
            statements.add("insert into resource_version values ('AuditEvent', '" + id + "', 1, " + patient + ", '"
                    + WRITTEN + "', '" + body + "')");
            statements.add(
                    "insert into search_value values ('AuditEvent', '" + id + "', 'outcome', null, '0', null, null)");
            if (i == BODIES.size() - 1) {
                statements.add("insert into audit_unsealed values ('" + id + "')");
            } else {
                seal = seal.next(id, body);
                statements.add("insert into audit_seal values (" + seal.number() + ", '" + id + "', '" + seal.digest()
                        + "', '" + seal.value() + "', now())");
            }
        }
        statements.add("insert into resource values ('Patient', 'anna', 1, 'anna', now())");
        statements.add("insert into resource_version values ('Patient', 'anna', 1, 'anna', now(), '{}')");
        statements.add("insert into search_value values ('Patient', 'anna', 'link', null, 'Patient/old', null, null)");
        trail = OwnTrail.since("audit_migration", "4", statements);
    }

    @AfterAll
    static void close() {
        trail.close();
    }

    @Test
    void everyEventIsThereLetterByLetter() throws SQLException {
        for (int i = 0; i < BODIES.size(); i++) {
            String id = "old-" + i;
            StoredVersion found = trail.inTransaction(store -> store.read(id)).orElseThrow();

            assertThat(found.body()).isEqualTo(BODIES.get(i));
            assertThat(found.recordedAt()).isEqualTo(WRITTEN);
            assertThat(found.patient()).isEqualTo(BODIES.get(i).contains("Patient/anna") ? "anna" : null);
        }
        assertThat(trail.value("select count(*) from audit_event")).isEqualTo(Integer.toString(BODIES.size()));
        assertThat(trail.value("select count(*) from audit_event_other")).isEqualTo("0");
    }

    /** Nobody would have told agents of merges that were there before the update. */
    @Test
    void whoWasLinkedBeforeWaitsToBeToldOf() throws SQLException {
        assertThat(trail.value("select string_agg(patient, ' ') from merge_untold"))
                .isEqualTo("anna");
    }

    @Test
    void everySearchFindsWhatItFound() {
        assertThat(ids(q -> q.patient("anna").page(true, 50, null)))
                .containsExactly("old-4", "old-3", "old-1", "old-0");
        assertThat(ids(q -> q.patient("anna").type(List.of(new AuditQuery.Token(null, "110106")))))
                .containsExactly("old-0");
        assertThat(ids(q ->
                        q.subtype(List.of(new AuditQuery.Token("http://hl7.org/fhir/restful-interaction", "read")))))
                .containsExactly("old-3");
        assertThat(ids(q -> q.outcome(List.of("8")))).containsExactly("old-1", "old-2");
        assertThat(ids(q -> q.action(List.of("C")))).containsExactly("old-4");
        assertThat(ids(q -> q.agent("Organization", "northlight"))).containsExactly("old-0", "old-1", "old-2");
        assertThat(ids(q -> q.agent("Patient", "anna"))).containsExactly("old-4");
        assertThat(ids(q -> q.entity("ImagingStudy", "scan"))).containsExactly("old-0", "old-1", "old-3");
        assertThat(ids(q -> q.entity("Consent", "c1"))).containsExactly("old-1", "old-4");
        assertThat(ids(q -> q.purpose(List.of(new AuditQuery.Token(null, "MLTRAINING")))))
                .hasSize(3);
        assertThat(ids(AuditQuery::unmatched)).containsExactly("old-2");
    }

    /** Lists are summed from what stands beside an event, which old events did not have. */
    @Test
    void whatListsShowOfAnOldEventIsReadFromItsTextAsOfANewOne() throws SQLException {
        for (int i : new int[] {0, 1, 3, 4}) {
            String from = " from audit_event where id = 'old-" + i + "'";
            ListLine line =
                    ListLine.of(trail.value("select type" + from), trail.value("select outcome" + from), BODIES.get(i));

            assertThat(trail.value("select line" + from)).isEqualTo(line.kind().isEmpty() ? null : line.kind());
            assertThat(trail.value("select asker" + from)).isEqualTo(line.asker());
            assertThat(trail.value("select reason" + from)).isEqualTo(line.reason());
            assertThat(trail.value("select why" + from)).isEqualTo(line.why());
        }
        assertThat(trail.value("select string_agg(line, ',' order by id) from audit_event"))
                .isEqualTo("other,refused,look");
        assertThatThrownBy(() -> trail.sql("update audit_event set line = null"))
                .hasMessageContaining("only ever added to");
    }

    @Test
    void theChainGoesOnWhereItWas() throws SQLException {
        Seal last = Seal.NONE;
        for (int i = 0; i < BODIES.size() - 1; i++) {
            last = last.next("old-" + i, BODIES.get(i));
        }
        ChainVerdict before = new ChainStore(trail.source()).verify();
        trail.seal();
        ChainVerdict after = new ChainStore(trail.source()).verify();

        assertThat(before.holds()).isTrue();
        assertThat(before.head()).isEqualTo(last.value());
        assertThat(after.holds()).isTrue();
        assertThat(after.checked()).isEqualTo(BODIES.size());
    }

    @Test
    void whatIsNoAuditEventStaysWhereItWasAndIsStillKept() throws SQLException {
        assertThat(trail.value("select string_agg(type, ',') from resource")).isEqualTo("Patient");
        assertThat(trail.value("select string_agg(type, ',') from resource_version"))
                .isEqualTo("Patient");
        assertThat(trail.value("select string_agg(name, ',') from search_value"))
                .isEqualTo("link");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> trail.sql("delete from resource_version")))
                .hasMessageContaining("only ever added to");
    }

    private static List<String> ids(UnaryOperator<AuditQuery> condition) {
        return trail.inTransaction(store -> store.search(condition.apply(new AuditQuery()))).rows().stream()
                .map(row -> row.key().id())
                .toList();
    }

    private static List<String> bodies() {
        try (InputStream file = AuditMigrationIT.class.getResourceAsStream("/migration/audit-events-of-0.1.ndjson")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
