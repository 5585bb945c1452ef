// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.alert;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.storage.BatchSql;

/** Owns {@code alert_pick}: how often each patient wants to be told that a scan was shared. */
@Singleton
public class AlertStore {
    private static final String NEWEST = """
            select pick, picked_at, (select max(version) from alert_pick where patient = any(?))
              from alert_pick where patient = any(?) order by picked_at desc, patient limit 1
            """;
    private static final String KEEP = """
            insert into alert_pick (patient, pick, picked_at, version) values (?, ?, cast(? as timestamptz), ?)
            on conflict (patient) do update
               set pick = excluded.pick, picked_at = excluded.picked_at, version = excluded.version
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public AlertStore(EntityManager database) {
        this.database = database;
    }

    /**
     * What somebody picked.
     *
     * @param version how often the person has picked; of records that were merged, the most
     */
    record Picked(AlertPick pick, Instant at, int version) {}

    /** Whether anybody wants to be told. */
    boolean isWanted() {
        return !BatchSql.rows(database, "select 1 from alert_pick where pick <> 'off' limit 1", row -> row.getInt(1))
                .isEmpty();
    }

    /** The newest pick under any of these records of one person. */
    Optional<Picked> newest(Set<String> records) {
        return picked(NEWEST, records);
    }

    /** The same; nobody changes it until the transaction ends. */
    Optional<Picked> held(Set<String> records) {
        return picked(NEWEST + " for share", records);
    }

    /** Keeps a pick in place of the one before. */
    void keep(String patient, Picked picked) {
        BatchSql.run(database, KEEP, patient, picked.pick().code(), picked.at().toString(), picked.version());
    }

    private Optional<Picked> picked(String sql, Set<String> records) {
        List<String> ids = List.copyOf(records);
        return BatchSql.rows(database, sql, AlertStore::read, ids, ids).stream().findFirst();
    }

    private static Picked read(ResultSet row) throws SQLException {
        return new Picked(
                AlertPick.of(row.getString(1)).orElseThrow(),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getInt(3));
    }
}
