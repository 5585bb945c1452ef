// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

import java.time.Instant;
import java.util.List;
import org.consentry.server.storage.IndexEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where a resource is kept and how it is found.
 *
 * @param patient logical id of the patient whose compartment it is in, or null
 * @param sortAt the time by which lists of its type are ordered
 * @param index values by which it is found in addition to the search parameters of its type
 */
public record Filing(@Nullable String patient, Instant sortAt, List<IndexEntry> index) {
    /** The same for a resource that is found by the search parameters of its type only. */
    public Filing(@Nullable String patient, Instant sortAt) {
        this(patient, sortAt, List.of());
    }

    /** Copies the index. */
    public Filing {
        index = List.copyOf(index);
    }
}
