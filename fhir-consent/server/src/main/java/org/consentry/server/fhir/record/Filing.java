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
 * @param sortAt the time lists of its type are ordered by
 * @param index what it is found by besides the search parameters of its type
 */
public record Filing(@Nullable String patient, Instant sortAt, List<IndexEntry> index) {
    /** A place for what is found by the search parameters of its type only. */
    public Filing(@Nullable String patient, Instant sortAt) {
        this(patient, sortAt, List.of());
    }

    /** Copies the index. */
    public Filing {
        index = List.copyOf(index);
    }
}
