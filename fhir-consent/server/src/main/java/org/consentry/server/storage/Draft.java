// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version about to be written.
 *
 * @param key which resource
 * @param patient logical id of the patient whose compartment it is in; null when it is in none
 * @param sortAt the time by which lists of this type are ordered, for example {@code AuditEvent.recorded}
 * @param body the JSON text to keep
 * @param index values by which it is found; they replace those of the version before
 */
public record Draft(ResourceKey key, @Nullable String patient, Instant sortAt, String body, List<IndexEntry> index) {
    /** Copies the index. */
    public Draft {
        index = List.copyOf(index);
    }
}
