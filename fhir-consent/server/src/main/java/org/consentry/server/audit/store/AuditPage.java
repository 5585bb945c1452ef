// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import java.util.List;
import org.consentry.server.storage.StoredVersion;

/**
 * Some events.
 *
 * @param rows in the order asked for; fewer than asked for where their texts are long
 * @param more whether others follow
 */
public record AuditPage(List<StoredVersion> rows, boolean more) {
    /** Copies the rows. */
    public AuditPage {
        rows = List.copyOf(rows);
    }
}
