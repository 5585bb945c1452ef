// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param owner account that asked; nobody else can see the export
 * @param reader name of the member of staff who asked
 * @param reason why
 * @param request the whole address asked
 * @param base address of our FHIR door as it was called
 * @param types resource types, in order
 * @param since only what changed after this instant, or null for all
 * @param destination for whom; null for an administrative export, which is not filtered
 * @param group logical id of the Group it is of, or null for all patients
 */
record ExportOrder(
        String owner,
        String reader,
        String reason,
        String request,
        String base,
        List<String> types,
        @Nullable Instant since,
        @Nullable ExportRecipient destination,
        @Nullable String group) {
    /** The SMART scopes that a token needs for each type, from the kick-off to the last file. */
    static final String ACTIONS = "rs";

    ExportOrder {
        types = List.copyOf(types);
    }

    /** The recipient; empty for an administrative export. */
    Optional<ExportRecipient> recipient() {
        return Optional.ofNullable(destination);
    }

    @Override
    public String toString() {
        return "Order" + types;
    }
}
