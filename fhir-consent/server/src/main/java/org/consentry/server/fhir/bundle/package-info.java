// SPDX-License-Identifier: Apache-2.0
/**
 * Serves bundles of requests. Each entry goes through the same door as if it came alone. A transaction succeeds or
 * fails as a whole.
 */
@NullMarked
package org.consentry.server.fhir.bundle;

import org.jspecify.annotations.NullMarked;
