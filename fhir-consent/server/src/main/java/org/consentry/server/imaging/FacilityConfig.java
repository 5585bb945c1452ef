// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.policy.RecipientId;
import org.consentry.server.storage.ResourceKey;
import org.jspecify.annotations.Nullable;

/**
 * The facility whose scans these are.
 *
 * @param organization logical id of its Organization, which keeps every scan that names nobody else; null if not set.
 *     Without it, nobody knows who keeps such scans. Then a no about a custodian may concern them, and a yes does not
 */
public record FacilityConfig(@Nullable RecipientId organization) {

    /** Reads {@code facility-organization}, which is optional. */
    public static FacilityConfig read(Function<String, Optional<String>> source, List<String> mistakes) {
        String id = source.apply("facility-organization").orElse("").strip();
        if (id.isEmpty()) {
            return new FacilityConfig(null);
        }
        if (!ResourceKey.isId(id)) {
            mistakes.add("facility-organization: expected the logical id of an Organization, found \"" + id + "\"");
            return new FacilityConfig(null);
        }
        return new FacilityConfig(new RecipientId(id));
    }
}
