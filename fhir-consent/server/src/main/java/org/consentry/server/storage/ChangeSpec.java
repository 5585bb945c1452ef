// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a type to list, the newest first.
 *
 * @param type resource type
 * @param id only this resource, or null for all
 * @param compartment whose versions
 * @param since written at this time or later, or null for all
 * @param count versions wanted
 * @param after continue after this one, or null to begin
 */
public record ChangeSpec(
        String type,
        @Nullable String id,
        SearchSpec.Compartment compartment,
        @Nullable Instant since,
        int count,
        @Nullable ChangeCursor after) {}
