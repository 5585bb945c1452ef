// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.consentry.server.storage.ChangeSpec;
import org.consentry.server.storage.Changes;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.Cursor;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.PageBytes;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.Slice;
import org.consentry.server.storage.StoredVersion;
import org.consentry.server.storage.VersionConflict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResourceStoreIT {
    private static final Instant DAY = Instant.parse("2026-05-01T00:00:00Z");

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static OwnStore store;

    @BeforeAll
    static void makeSchema() throws SQLException {
        store = new OwnStore(Platform.database(), "storage_it");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void everyVersionStaysReadable() {
        create("Basic", "kept", "one");
        store.inTransaction(s -> s.update(draft("Basic", "kept", "anna", "two"), 1));

        ResourceKey key = new ResourceKey("Basic", "kept");
        Optional<StoredVersion> current = store.inTransaction(s -> s.read(key));
        List<StoredVersion> history = store.inTransaction(s -> s.history(key).toList());
        assertThat(current).contains(new StoredVersion(key, 2, "anna", OwnStore.NOW, "two"));
        assertThat(store.inTransaction(s -> s.version(key, 1)).map(StoredVersion::body))
                .contains("one");
        assertThat(history).extracting(StoredVersion::version).containsExactly(2, 1);
    }

    /** Eager, it read all that refers to a hospital before it saw that this is too much. */
    @Test
    void aPageIsReadOnlyWhenSomebodyGetsThere() {
        create("Basic", "page-1", "one");
        SearchSpec pages = SearchSpec.of("Basic")
                .with(new Criterion.Ids(List.of("page-1", "page-2")))
                .with(new SearchSpec.Page(SearchSpec.Order.ID, 1, null));
        create("Basic", "page-2", "two");

        List<String> found = store.inTransaction(s -> {
            Iterator<StoredVersion> all = s.all(pages).iterator();
            String first = all.next().body();
            s.update(draft("Basic", "page-2", "anna", "three"), 1);
            return List.of(first, all.next().body());
        });

        assertThat(found).containsExactly("one", "three");
        List<StoredVersion> both = store.inTransaction(s -> s.all(pages).toList());
        assertThat(both).hasSize(2);
    }

    /** Two hundred resources of a megabyte each were one page, in memory whole. */
    @Test
    void aPageEndsBeforeItsTextsAreTooMuchToHold() {
        String long3 = "x".repeat(3 * 1024 * 1024);
        List<String> ids = List.of("long-1", "long-2", "long-3");
        ids.forEach(id -> create("Basic", id, long3));
        for (SearchSpec.Order order : SearchSpec.Order.values()) {
            SearchSpec whole =
                    SearchSpec.of("Basic").with(new Criterion.Ids(ids)).with(new SearchSpec.Page(order, 50, null));

            Slice page = store.inTransaction(s -> s.search(whole));

            assertThat(page.rows()).as(order.name()).hasSize(2);
            assertThat(page.next()).isPresent();
            List<String> all = store.inTransaction(
                    s -> s.all(whole).map(row -> row.key().id()).toList());
            assertThat(all).containsExactlyInAnyOrderElementsOf(ids);
        }
        Changes changes = store.inTransaction(s -> s.changes(
                new ChangeSpec("Basic", null, new SearchSpec.Compartment(Set.of("anna"), false), null, 50, null)));
        assertThat(changes.rows().stream().mapToLong(row -> row.body().length()).sum())
                .isLessThan(PageBytes.MOST + long3.length());
        assertThat(changes.next()).isPresent();
    }

    @Test
    void aLongHistoryIsReadSomeVersionsAtATime() {
        create("Basic", "long-life", "1");
        for (int version = 1; version < 25; version++) {
            int before = version;
            store.inTransaction(s -> s.update(draft("Basic", "long-life", "anna", "next"), before));
        }

        List<Integer> versions = store.inTransaction(s -> s.history(new ResourceKey("Basic", "long-life"))
                .map(StoredVersion::version)
                .toList());

        assertThat(versions)
                .hasSize(25)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .endsWith(1);
    }

    @Test
    void whoFollowsAnotherVersionIsToldSo() {
        create("Basic", "conflict", "one");

        assertThatThrownBy(() -> store.inTransaction(s -> s.update(draft("Basic", "conflict", "anna", "two"), 7)))
                .isInstanceOfSatisfying(VersionConflict.class, conflict -> {
                    assertThat(conflict.expected()).isEqualTo(7);
                    assertThat(conflict.found()).isEqualTo(1);
                });
    }

    @Test
    void ofTwoWhoFollowTheSameVersionOneWins() throws InterruptedException {
        create("Basic", "race", "one");
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<StoredVersion>> writes = new ArrayList<>();
        for (String body : List.of("left", "right")) {
            writes.add(both.submit(() -> store.inTransaction(s -> s.update(draft("Basic", "race", "anna", body), 1))));
        }

        int won = 0;
        for (Future<StoredVersion> write : writes) {
            try {
                won += write.get().version() == 2 ? 1 : 0;
            } catch (ExecutionException lost) {
                assertThat(lost).hasCauseInstanceOf(VersionConflict.class);
            }
        }
        both.shutdown();
        assertThat(won).isEqualTo(1);
    }

    @Test
    void theDatabaseItselfRefusesToChangeAVersion() {
        create("Basic", "fixed", "one");

        for (String statement : List.of(
                "update resource_version set body = 'x'",
                "delete from resource_version",
                "truncate resource_version")) {
            assertThatThrownBy(() -> store.sql(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only ever added to");
        }
    }

    @Test
    void aSearchFindsTheCurrentVersionByEveryKindOfValue() {
        ResourceKey target = new ResourceKey("Patient", "anna");
        List<IndexEntry> index = List.of(
                IndexEntry.token("identifier", "urn:a", "7"),
                IndexEntry.reference("subject", target),
                IndexEntry.text("name", "Ångström"),
                IndexEntry.date("date", DAY, DAY.plus(Duration.ofHours(23))));
        store.inTransaction(s -> s.create(new Draft(new ResourceKey("Kinds", "all"), "anna", DAY, "{}", index)));

        assertThat(ids(token("urn:a", "7"))).containsExactly("all");
        assertThat(ids(token(null, "7"))).containsExactly("all");
        assertThat(ids(token("urn:b", "7"))).isEmpty();
        assertThat(ids(new Criterion.AnyOf("identifier", List.of()))).isEmpty();
        assertThat(ids(new Criterion.AnyOf("subject", List.of(new Criterion.Term(null, "Patient/anna")))))
                .containsExactly("all");
        assertThat(ids(begins("ÅNG"))).containsExactly("all");
        assertThat(ids(begins("%"))).isEmpty();
        assertThat(ids(begins("' or true --"))).isEmpty();
        assertThat(ids(touches(DAY.plus(Duration.ofHours(2)), null))).containsExactly("all");
        assertThat(ids(touches(null, DAY.minusMillis(1)))).isEmpty();
    }

    @Test
    void anUpdateReplacesTheValuesItIsFoundBy() {
        ResourceKey key = new ResourceKey("Moved", "m");
        store.inTransaction(s -> s.create(tagged(key, "old")));
        store.inTransaction(s -> s.update(tagged(key, "new"), 1));

        SearchSpec moved = SearchSpec.of("Moved");
        assertThat(found(moved.with(tag("old")))).isEmpty();
        assertThat(found(moved.with(tag("new")))).containsExactly("m");
    }

    @Test
    void aCompartmentHoldsOnlyItsPatient() {
        store.inTransaction(s -> s.create(draft("Ward", "a", "anna", "{}")));
        store.inTransaction(s -> s.create(draft("Ward", "b", "ben", "{}")));
        store.inTransaction(s -> s.create(draft("Ward", "n", null, "{}")));

        assertThat(found(SearchSpec.of("Ward").ofPatient("anna"))).containsExactly("a");
        assertThat(found(SearchSpec.of("Ward").ofPatient(""))).isEmpty();
        long total = store.inTransaction(s -> s.total(SearchSpec.of("Ward").ofPatient("ben")));
        assertThat(total).isEqualTo(1);
    }

    @Test
    void pagesNeitherRepeatNorLoseARowWhileOthersAreAdded() {
        for (int i = 0; i < 7; i++) {
            int day = i;
            store.inTransaction(s -> s.create(on("Paged", "p" + day, DAY.plus(Duration.ofDays(day / 2)))));
        }
        List<String> seen = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        int added = 0;
        do {
            Cursor after = next.orElse(null);
            Slice slice = store.inTransaction(
                    s -> s.search(SearchSpec.of("Paged").with(new SearchSpec.Page(true, 2, after))));
            slice.rows().forEach(row -> seen.add(row.key().id()));
            String newer = "newer" + added++;
            store.inTransaction(s -> s.create(on("Paged", newer, DAY.plus(Duration.ofDays(99)))));
            next = slice.next();
        } while (next.isPresent());

        assertThat(seen).containsExactly("p6", "p5", "p4", "p3", "p2", "p1", "p0");
    }

    private static void create(String type, String id, String body) {
        store.inTransaction(s -> s.create(draft(type, id, "anna", body)));
    }

    private static Draft draft(String type, String id, @Nullable String patient, String body) {
        return new Draft(new ResourceKey(type, id), patient, DAY, body, List.of());
    }

    private static Draft on(String type, String id, Instant at) {
        return new Draft(new ResourceKey(type, id), null, at, "{}", List.of());
    }

    private static Draft tagged(ResourceKey key, String tag) {
        return new Draft(key, null, DAY, tag, List.of(IndexEntry.token("tag", null, tag)));
    }

    private static Criterion tag(String tag) {
        return new Criterion.AnyOf("tag", List.of(new Criterion.Term(null, tag)));
    }

    private static Criterion token(@Nullable String system, String value) {
        return new Criterion.AnyOf("identifier", List.of(new Criterion.Term(system, value)));
    }

    private static Criterion begins(String text) {
        return new Criterion.AnyOf("name", List.of(new Criterion.Text(text, Criterion.Text.Match.BEGINS)));
    }

    private static Criterion touches(@Nullable Instant from, @Nullable Instant until) {
        return new Criterion.AnyOf("date", List.of(new Criterion.Span(null, until, from, null)));
    }

    private static List<String> ids(Criterion criterion) {
        return found(SearchSpec.of("Kinds").with(criterion));
    }

    private static List<String> found(SearchSpec spec) {
        return store.inTransaction(
                s -> s.search(spec).rows().stream().map(row -> row.key().id()).toList());
    }
}
