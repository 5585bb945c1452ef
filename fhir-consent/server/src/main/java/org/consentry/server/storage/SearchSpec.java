// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for among the current versions of one type.
 *
 * @param type resource type
 * @param patient only this patient's compartment, or null for all
 * @param id only this logical id, or null for all
 * @param criteria all must hold
 * @param page order, size and beginning
 */
public record SearchSpec(
        String type, @Nullable String patient, @Nullable String id, List<Criterion> criteria, Page page) {
    /** Most rows one page may have. */
    public static final int MAX_COUNT = 200;

    /** Copies the criteria. */
    public SearchSpec {
        criteria = List.copyOf(criteria);
    }

    /** Everything of this type, oldest first. */
    public static SearchSpec of(String type) {
        return new SearchSpec(type, null, null, List.of(), new Page(false, MAX_COUNT, null));
    }

    /** Only this patient's compartment. */
    public SearchSpec ofPatient(@Nullable String only) {
        return new SearchSpec(type, only, id, criteria, page);
    }

    /** Only this logical id. */
    public SearchSpec withId(String only) {
        return new SearchSpec(type, patient, only, criteria, page);
    }

    /** One more condition. */
    public SearchSpec with(Criterion criterion) {
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(criterion);
        return new SearchSpec(type, patient, id, more, page);
    }

    /** Another page. */
    public SearchSpec with(Page other) {
        return new SearchSpec(type, patient, id, criteria, other);
    }

    /**
     * Order, size and beginning of a page.
     *
     * @param newestFirst order by the resource's own time
     * @param count rows wanted, 0 to {@link #MAX_COUNT}
     * @param after continue after this row, or null to begin
     */
    public record Page(
            boolean newestFirst, int count, @Nullable Cursor after) {
        /** Refuses sizes out of range. */
        public Page {
            if (count < 0 || count > MAX_COUNT) {
                throw new IllegalArgumentException("Expected a count of 0 to " + MAX_COUNT + ", found " + count);
            }
        }
    }
}
