// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.consentry.server.audit.store.EventJson;
import org.consentry.server.storage.BatchSql;

/** Reads from the audit trail which releases are on record. It only reads. Cost: an index, by scan. */
@Singleton
public class OldReleaseStore {
    private static final String LEFT = """
            select id, study, recipient, recorded, body from audit_event
             where study = any (string_to_array(?, ' ')) and line in ('scan', 'named', 'other')
               and recorded between cast(? as timestamptz) and cast(? as timestamptz)
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public OldReleaseStore(EntityManager database) {
        this.database = database;
    }

    /**
     * A release on record.
     *
     * @param id of its event
     * @param study logical id of the scan
     * @param recipient logical id of who got it; empty if it has none
     * @param isDay whether nothing but the day is known of its time
     */
    record OnRecord(String id, String study, String recipient, Instant at, boolean isDay) {}

    /** What left, or may have left, of these scans in a span of time, both ends included. */
    List<OnRecord> left(Collection<String> studies, Instant from, Instant to) {
        return BatchSql.rows(
                database,
                LEFT,
                row -> new OnRecord(
                        row.getString(1),
                        row.getString(2),
                        Objects.toString(row.getString(3), ""),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        "day".equals(EventJson.detail(EventJson.of(row.getString(5)), "time"))),
                String.join(" ", studies),
                from.toString(),
                to.toString());
    }
}
