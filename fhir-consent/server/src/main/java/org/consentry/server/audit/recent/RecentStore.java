// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.recent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.consentry.server.storage.BatchSql;

/** Counts events of the audit trail by recipient. It only reads. */
@Singleton
public class RecentStore {
    /** So many events of one recipient are counted, the newest, however many there are. */
    public static final int MOST = 10_000;

    private static final String COUNTS = """
            select r.id, coalesce(e.line, ''), e.reason, count(*), max(e.recorded)
              from unnest(?) as r (id)
             cross join lateral (select line, recorded,
                                        case when line in ('refused', 'destroyed') then coalesce(reason, '')
                                             else '' end as reason
                                   from audit_event
                                  where recipient = r.id and recorded >= cast(? as timestamptz)
                                  order by recorded desc, id desc limit
            """ + " " + MOST + """
            ) e
             group by 1, 2, 3
             order by 1, 2, 4 desc, 3
            """;

    private final EntityManager database;

    @Inject
    public RecentStore(EntityManager database) {
        this.database = database;
    }

    /**
     * The counts of these recipients, at most {@value #MOST} for each.
     *
     * @param from of events recorded at this time or later
     */
    public List<RecentCount> since(Instant from, List<String> recipients) {
        return BatchSql.rows(
                database,
                COUNTS,
                row -> new RecentCount(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                recipients,
                from.toString());
    }
}
