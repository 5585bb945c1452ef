// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.search;

import java.util.List;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/**
 * A search as it was asked for.
 *
 * @param spec what to look for, in whosever compartment
 * @param patient logical id of the one patient it names, or null
 * @param includes what to bring along
 * @param ignored parameters that nobody knows and a lenient caller lets us ignore
 */
public record SearchQuery(SearchSpec spec, @Nullable String patient, List<Include> includes, List<String> ignored) {
    /** Copies the lists. */
    public SearchQuery {
        includes = List.copyOf(includes);
        ignored = List.copyOf(ignored);
    }

    /**
     * A reference to follow, or to follow backwards.
     *
     * @param source type that has the reference
     * @param parameter search parameter that names it
     * @param target only resources of this type, or null for any
     * @param reverse whether what refers to a match is wanted, not what a match refers to
     */
    public record Include(
            String source, String parameter, @Nullable String target, boolean reverse) {}
}
