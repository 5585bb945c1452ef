// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import java.time.ZonedDateTime;
import java.util.Optional;

/** Until when the law wants something done; the room of the regimes knows. */
public interface Deadlines {
    /** When something asked for then must be done at the latest; empty if no regime says. */
    Optional<ZonedDateTime> deadline(String what, ZonedDateTime asked);
}
