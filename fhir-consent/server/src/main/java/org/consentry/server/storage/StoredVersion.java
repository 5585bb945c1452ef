// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version as it was written. It never changes.
 *
 * @param key which resource
 * @param version 1 for the first
 * @param patient logical id of the patient whose compartment it is in, or null
 * @param recordedAt when this server wrote it
 * @param body the JSON text
 */
public record StoredVersion(
        ResourceKey key, int version, @Nullable String patient, Instant recordedAt, String body) {}
