// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to look for among the current versions of one type.
 *
 * @param type resource type
 * @param compartment whose resources
 * @param criteria all must hold
 * @param page order, size and beginning
 */
public record SearchSpec(String type, Compartment compartment, List<Criterion> criteria, Page page) {
    /** Most rows one page may have. */
    public static final int MAX_COUNT = 200;

    /** Copies the criteria. */
    public SearchSpec {
        criteria = List.copyOf(criteria);
    }

    /**
     * Whose resources.
     *
     * @param patients only those of these records, which are one person's; or null for everybody's
     * @param nobodys only those in no patient's compartment
     */
    public record Compartment(@Nullable Set<String> patients, boolean nobodys) {
        private static final Compartment ALL = new Compartment(null, false);
        private static final Compartment NOBODYS = new Compartment(null, true);

        /** Copies the records in a fixed order. */
        public Compartment {
            patients = patients == null ? null : Collections.unmodifiableSet(new TreeSet<>(patients));
        }
    }

    /** Everything of this type, oldest first. */
    public static SearchSpec of(String type) {
        return new SearchSpec(type, Compartment.ALL, List.of(), new Page(Order.OLDEST, MAX_COUNT, null));
    }

    /** Only this patient's compartment; null for all. */
    public SearchSpec ofPatient(@Nullable String only) {
        return only == null ? new SearchSpec(type, Compartment.ALL, criteria, page) : ofPatients(Set.of(only));
    }

    /** Only resources in the compartments of these records. */
    public SearchSpec ofPatients(Set<String> only) {
        return new SearchSpec(type, new Compartment(only, false), criteria, page);
    }

    /** Only resources in no compartment. */
    public SearchSpec ofNobody() {
        return new SearchSpec(type, Compartment.NOBODYS, criteria, page);
    }

    /** Only this logical id. */
    public SearchSpec withId(String only) {
        return with(new Criterion.Ids(List.of(only)));
    }

    /** One more condition. */
    public SearchSpec with(Criterion criterion) {
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(criterion);
        return new SearchSpec(type, compartment, more, page);
    }

    /** Another page. */
    public SearchSpec with(Page other) {
        return new SearchSpec(type, compartment, criteria, other);
    }

    /** The order of rows. Rows of the same time are ordered by id. */
    public enum Order {
        /** By id, which never changes, so pages stay the same whatever is written. */
        ID("r.id", false),
        /** The resource's own time, the earliest first. */
        OLDEST("r.sort_at", false),
        /** The resource's own time, the latest first. */
        NEWEST("r.sort_at", true),
        /** When the current version was written, the first first. */
        LEAST_RECENT("r.updated_at", false),
        /** When the current version was written, the last first. */
        MOST_RECENT("r.updated_at", true);

        private final String column;
        private final boolean descending;

        Order(String column, boolean descending) {
            this.column = column;
            this.descending = descending;
        }

        String column() {
            return column;
        }

        String direction() {
            return descending ? "desc" : "asc";
        }

        String beyond() {
            return descending ? "<" : ">";
        }
    }

    /**
     * Order, size and beginning of a page.
     *
     * @param order what comes first
     * @param count rows wanted, 0 to {@link #MAX_COUNT}
     * @param after continue after this row, or null to begin
     */
    public record Page(Order order, int count, @Nullable Cursor after) {
        /** Refuses sizes out of range. */
        public Page {
            if (count < 0 || count > MAX_COUNT) {
                throw new IllegalArgumentException("Expected a count of 0 to " + MAX_COUNT + ", found " + count);
            }
        }

        /** By the resource's own time. */
        public Page(boolean newestFirst, int count, @Nullable Cursor after) {
            this(newestFirst ? Order.NEWEST : Order.OLDEST, count, after);
        }
    }
}
