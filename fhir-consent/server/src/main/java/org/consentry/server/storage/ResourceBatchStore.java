// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads many resources at once, with one statement for any number. {@link ResourceStore} reads one. */
@Singleton
public class ResourceBatchStore {
    private static final String CURRENT = """
            select v.type, v.id, v.version, v.patient, v.recorded_at, v.body
              from unnest(?) as n (id)
              join resource r on r.type = ? and r.id = n.id
              join resource_version v on v.type = r.type and v.id = r.id and v.version = r.version
            """;

    private static final String VERSIONS = """
            select v.type, v.id, v.version, v.patient, v.recorded_at, v.body
              from unnest(?, ?, cast(? as integer[])) as n (type, id, version)
              join resource_version v on v.type = n.type and v.id = n.id and v.version = n.version
            """;

    private static final String INDEXED = """
            select s.id, s.system, s.value from unnest(?) as n (id)
              join search_value s on s.type = ? and s.id = n.id and s.name = ?
            """;

    private static final String IDENTIFIED = """
            select distinct n.place, r.id, r.patient
              from unnest(?, ?) with ordinality as n (system, value, place)
              join search_value s on s.type = ? and s.name = 'identifier' and s.system = n.system and s.value = n.value
              join resource r on r.type = s.type and r.id = s.id
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public ResourceBatchStore(EntityManager database) {
        this.database = database;
    }

    /**
     * A resource, without its text.
     *
     * @param id logical id
     * @param patient logical id of the patient whose compartment it is in, or null
     */
    public record Owned(String id, @Nullable String patient) {}

    /** The current versions, by logical id. Missing resources are left out. */
    public Map<String, StoredVersion> current(String type, Collection<String> ids) {
        return BatchSql.rows(database, CURRENT, ResourceBatchStore::stored, List.copyOf(ids), type).stream()
                .collect(Collectors.toMap(stored -> stored.key().id(), Function.identity()));
    }

    /** These versions, in any order. Missing ones are left out. */
    public List<StoredVersion> versions(List<ResourceKey> keys, List<Integer> versions) {
        return BatchSql.rows(
                database,
                VERSIONS,
                ResourceBatchStore::stored,
                keys.stream().map(ResourceKey::type).toList(),
                keys.stream().map(ResourceKey::id).toList(),
                versions);
    }

    /** The tokens and references by which current versions are found under this name, by logical id. */
    public Map<String, List<Criterion.Term>> indexed(String type, Collection<String> ids, String name) {
        Map<String, List<Criterion.Term>> found = new HashMap<>();
        BatchSql.rows(
                        database,
                        INDEXED,
                        row -> Map.entry(row.getString(1), new Criterion.Term(row.getString(2), row.getString(3))),
                        List.copyOf(ids),
                        type,
                        name)
                .forEach(each -> found.computeIfAbsent(each.getKey(), id -> new ArrayList<>())
                        .add(each.getValue()));
        return found;
    }

    /**
     * Resources with these identifiers.
     *
     * @param identifiers each with a system and a value
     * @return for each identifier its only resource; an identifier with no resource, or several, is left out
     */
    public Map<Criterion.Term, Owned> identified(String type, Collection<Criterion.Term> identifiers) {
        List<Criterion.Term> asked = List.copyOf(identifiers);
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<Criterion.Term, List<Owned>> found = new LinkedHashMap<>();
        BatchSql.rows(
                        database,
                        IDENTIFIED,
                        row -> Map.entry(asked.get(row.getInt(1) - 1), new Owned(row.getString(2), row.getString(3))),
                        asked.stream().map(Criterion.Term::system).toList(),
                        asked.stream()
                                .map(each -> IndexEntry.cut(String.valueOf(each.value())))
                                .toList(),
                        type)
                .forEach(each -> found.computeIfAbsent(each.getKey(), term -> new ArrayList<>())
                        .add(each.getValue()));
        return found.entrySet().stream()
                .filter(each -> each.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().get(0)));
    }

    private static StoredVersion stored(ResultSet row) throws SQLException {
        return new StoredVersion(
                new ResourceKey(row.getString(1), row.getString(2)),
                row.getInt(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6));
    }
}
