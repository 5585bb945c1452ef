// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows which patients' records are closed to staff, and to whom two people have opened them. It is asked on every
 * request, so nothing of it is kept.
 */
public interface ClosedRecords {
    /** Everything is open; for rooms without patients. */
    ClosedRecords NONE = new ClosedRecords() {
        @Override
        public Set<String> among(@Nullable String login, Collection<String> patients) {
            return Set.of();
        }

        @Override
        public Set<String> all(@Nullable String login) {
            return Set.of();
        }
    };

    /**
     * Those of these records that this login of staff may not look at now.
     *
     * @param login the token's subject; null for what the server does by itself in the name of staff
     * @param patients logical ids
     */
    Set<String> among(@Nullable String login, Collection<String> patients);

    /** Logical ids of all records that this login of staff may not look at now. */
    Set<String> all(@Nullable String login);
}
