// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A search.
 *
 * @param level what is searched for
 * @param keys what a match has
 * @param include attributes that are wanted besides the usual ones
 * @param all whether all are wanted that may be shown
 * @param offset how many matches come before the first that is wanted
 * @param limit how many are wanted at most
 * @param fuzzy whether names were to be matched by sound, which is not done
 */
public record WebQuery(
        SearchLevel level, SearchKeys keys, Set<Integer> include, boolean all, int offset, int limit, boolean fuzzy) {
    /** Most matches of one answer. */
    static final int MOST_LISTED = 1_000;

    private static final String FUZZY = "299 consentry \"The fuzzymatching parameter is not supported."
            + " Only literal matching has been performed.\"";

    public WebQuery {
        include = Set.copyOf(include);
    }

    /** Warnings about an answer, after which so many matches are left. */
    List<String> warnings(int left) {
        List<String> warnings = new ArrayList<>();
        if (fuzzy) {
            warnings.add(FUZZY);
        }
        if (left > 0) {
            warnings.add("299 consentry \"There are " + left + " additional results that can be requested\"");
        }
        return warnings;
    }
}
