// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * Owns {@code search_edition}: how far {@code Reindexing} has come with resources from older editions of the search
 * parameters. Adds their missing values to {@code search_value}. Runs in the caller's transaction.
 */
@Singleton
public class EditionStore {
    private static final String NEXT = """
            select r.type as type, r.id as id, v.version as version, v.patient as patient,
                   v.recorded_at as recorded_at, v.body as text
              from resource r
              join resource_version v on v.type = r.type and v.id = r.id and v.version = r.version
             where (r.type, r.id) > (?1, ?2)
             order by r.type, r.id limit\s""";

    private static final String ADD = """
            insert into search_value (type, id, name, system, value, low, high)
            select ?1, ?2, n.name, n.system, n.value, n.low, n.high
              from json_to_recordset(cast(?3 as json))
                as n (name text, system text, value text, low timestamptz, high timestamptz)
             where not exists (
                   select 1 from search_value s
                    where s.type = ?1 and s.id = ?2 and s.name = n.name and s.value = n.value
                      and s.system is not distinct from n.system and s.low is not distinct from n.low
                      and s.high is not distinct from n.high)
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public EditionStore(EntityManager database) {
        this.database = database;
    }

    /**
     * The place reached so far, locked until the transaction ends. Empty if all is done, or another node is working on
     * it.
     */
    @SuppressWarnings("unchecked") // the query names the tuple
    public Optional<Place> place(int edition) {
        database.createNativeQuery("insert into search_edition (edition, type, id, done)"
                        + " values (?1, '', '', false) on conflict do nothing")
                .setParameter(1, edition)
                .executeUpdate();
        List<Tuple> rows = database.createNativeQuery(
                        "select type, id from search_edition where edition = ?1 and not done for update skip locked",
                        Tuple.class)
                .setParameter(1, edition)
                .getResultList();
        return rows.stream()
                .map(row -> new Place(row.get("type", String.class), row.get("id", String.class)))
                .findFirst();
    }

    /** Current versions after a place, of all types, in order. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public List<StoredVersion> after(Place place, int most) {
        List<Tuple> rows = database.createNativeQuery(NEXT + most, Tuple.class)
                .setParameter(1, place.type())
                .setParameter(2, place.id())
                .getResultList();
        return rows.stream().map(SearchSql::stored).toList();
    }

    /**
     * Locks a resource until the transaction ends.
     *
     * @param patiently whether to wait for another writer
     * @return whether this version is the current one, and locked
     */
    public boolean hold(StoredVersion version, boolean patiently) {
        return !database.createNativeQuery(
                        "select 1 from resource where type = ?1 and id = ?2 and version = ?3 for share"
                                + (patiently ? "" : " skip locked"),
                        Integer.class)
                .setParameter(1, version.key().type())
                .setParameter(2, version.key().id())
                .setParameter(3, version.version())
                .getResultList()
                .isEmpty();
    }

    /** Adds the search values that a version lacks, and returns their number. */
    public int add(StoredVersion version, List<IndexEntry> index) {
        return database.createNativeQuery(ADD)
                .setParameter(1, version.key().type())
                .setParameter(2, version.key().id())
                .setParameter(3, IndexJson.write(index))
                .executeUpdate();
    }

    /** Remembers the place reached. */
    public void reached(int edition, Place place) {
        database.createNativeQuery("update search_edition set type = ?2, id = ?3 where edition = ?1")
                .setParameter(1, edition)
                .setParameter(2, place.type())
                .setParameter(3, place.id())
                .executeUpdate();
    }

    /** Remembers that all resources were looked at. */
    public void done(int edition) {
        database.createNativeQuery("update search_edition set done = true where edition = ?1")
                .setParameter(1, edition)
                .executeUpdate();
    }

    /**
     * A place in the order of types and ids.
     *
     * @param type empty before the first
     * @param id empty before the first
     */
    public record Place(String type, String id) {}
}
