// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps every FHIR resource as a chain of versions that only ever grows. All methods run in the caller's transaction.
 */
@Singleton
public class ResourceStore {
    /** Writes all values of a version in one statement, since a resource has dozens. */
    private static final String INDEX = """
            insert into search_value (type, id, name, system, value, low, high)
            select ?1, ?2, n.name, n.system, n.value, n.low, n.high
              from json_to_recordset(cast(?3 as json))
                as n (name text, system text, value text, low timestamptz, high timestamptz)
            """;

    private static final String VERSIONS = """
            select type, id, version, patient, recorded_at, body as text from resource_version
             where type = ?1 and id = ?2 and version < ?3 order by version desc limit 10
            """;

    private final EntityManager database;
    private final InstantSource clock;

    /** Takes the transaction's entity manager and the clock that stamps versions. */
    @Inject
    public ResourceStore(EntityManager database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes every other writer of this patient's data wait until the transaction ends. Take this lock first before you
     * derive one fact from several resources of a patient.
     */
    public void lockPatient(String patient) {
        lock("Patient/" + patient);
    }

    /** Makes everybody else who locks the same subject wait until the transaction ends. */
    public void lock(String subject) {
        database.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 7))) locked")
                .setParameter(1, subject)
                .getSingleResult();
    }

    /** Drops what this transaction read before it held a lock, so that it reads anew. */
    public void forget() {
        database.flush();
        database.clear();
    }

    /** Writes version 1; the key must be new. */
    public StoredVersion create(Draft draft) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        database.persist(new ResourceRow(draft, 1, now));
        return append(draft, 1, now);
    }

    /**
     * Writes the version after the current one.
     *
     * @param expected the version the caller believes to be current
     * @throws VersionConflict if another one is current
     * @throws IllegalStateException if there is no such resource
     */
    public StoredVersion update(Draft draft, int expected) {
        ResourceRow row = lockedRow(draft.key())
                .orElseThrow(() -> new IllegalStateException(
                        "Expected a resource of type " + draft.key().type() + " to be there, found none"));
        if (row.version() != expected) {
            throw new VersionConflict(expected, row.version());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.follow(draft, now);
        database.createNativeQuery("delete from search_value where type = ?1 and id = ?2")
                .setParameter(1, draft.key().type())
                .setParameter(2, draft.key().id())
                .executeUpdate();
        return append(draft, row.version(), now);
    }

    /** The current version. */
    public Optional<StoredVersion> read(ResourceKey key) {
        return Optional.ofNullable(database.find(ResourceRow.class, new RowKey(key.type(), key.id())))
                .flatMap(this::current);
    }

    /** The current version, locked: nobody else can write the next one until the transaction ends. */
    public Optional<StoredVersion> readLocked(ResourceKey key) {
        return lockedRow(key).flatMap(this::current);
    }

    /** One version. */
    public Optional<StoredVersion> version(ResourceKey key, int version) {
        return Optional.ofNullable(database.find(VersionRow.class, new VersionKey(key.type(), key.id(), version)))
                .map(VersionRow::stored);
    }

    /** Every version, newest first. The stream reads some at a time. */
    public Stream<StoredVersion> history(ResourceKey key) {
        return Stream.iterate(
                        versionsBefore(key, Integer.MAX_VALUE),
                        some -> !some.isEmpty(),
                        some -> versionsBefore(key, some.get(some.size() - 1).version()))
                .flatMap(List::stream);
    }

    @SuppressWarnings("unchecked") // the query names the tuple
    private List<StoredVersion> versionsBefore(ResourceKey key, int version) {
        List<Tuple> rows = database.createNativeQuery(VERSIONS, Tuple.class)
                .setParameter(1, key.type())
                .setParameter(2, key.id())
                .setParameter(3, version)
                .getResultList();
        return rows.stream().map(SearchSql::stored).toList();
    }

    /** The tokens and references by which the current version is found under this name. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public List<Criterion.Term> indexed(ResourceKey key, String name) {
        List<Tuple> rows = database.createNativeQuery(
                        "select system, value from search_value where type = ?1 and id = ?2 and name = ?3", Tuple.class)
                .setParameter(1, key.type())
                .setParameter(2, key.id())
                .setParameter(3, name)
                .getResultList();
        return rows.stream()
                .map(row -> new Criterion.Term(row.get("system", String.class), row.get("value", String.class)))
                .toList();
    }

    /** Ids of the Consents whose number has these symbols, in order. Two may share one. */
    public List<String> consentsNumbered(String symbols) {
        return numbered("select id from resource where choice_number(type, id) = ?1", symbols);
    }

    /** Ids of the Tasks whose number has these symbols, in order. Two may share one. */
    public List<String> tasksNumbered(String symbols) {
        return numbered("select id from resource where request_number(type, id) = ?1", symbols);
    }

    @SuppressWarnings("unchecked") // the query names the type
    private List<String> numbered(String query, String symbols) {
        List<String> ids = database.createNativeQuery(query, String.class)
                .setParameter(1, symbols)
                .getResultList();
        return ids.stream().sorted().toList();
    }

    /** Versions of a type or of one resource, the newest first. */
    public Changes changes(ChangeSpec spec) {
        return new ChangeSql(spec).page(database);
    }

    /** How many versions there are on all pages. */
    public long total(ChangeSpec spec) {
        return new ChangeSql(spec).total(database);
    }

    /** One page of current versions. */
    public Slice search(SearchSpec spec) {
        return new SearchSql(spec).slice(database);
    }

    /** How many current versions match on all pages. */
    public long total(SearchSpec spec) {
        return new SearchSql(spec).total(database);
    }

    /** Every current version that matches. The stream reads page after page. */
    public Stream<StoredVersion> all(SearchSpec spec) {
        return Stream.iterate(
                        Optional.of(search(spec)),
                        Optional::isPresent,
                        page -> page.flatMap(Slice::next)
                                .map(cursor -> search(spec.with(new SearchSpec.Page(
                                        spec.page().order(), spec.page().count(), cursor)))))
                .flatMap(page -> page.orElseThrow().rows().stream());
    }

    private Optional<ResourceRow> lockedRow(ResourceKey key) {
        ResourceRow row = database.find(ResourceRow.class, new RowKey(key.type(), key.id()));
        if (row != null) {
            // find(.., lock) would keep the state that this transaction may have read before it held the lock.
            database.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        }
        return Optional.ofNullable(row);
    }

    private Optional<StoredVersion> current(ResourceRow row) {
        return version(row.key(), row.version());
    }

    private StoredVersion append(Draft draft, int version, Instant now) {
        VersionRow row = new VersionRow(draft, version, now);
        database.persist(row);
        database.flush();
        if (!draft.index().isEmpty()) {
            database.createNativeQuery(INDEX)
                    .setParameter(1, draft.key().type())
                    .setParameter(2, draft.key().id())
                    .setParameter(3, IndexJson.write(draft.index()))
                    .executeUpdate();
        }
        return row.stored();
    }
}
