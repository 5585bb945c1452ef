// SPDX-License-Identifier: Apache-2.0
/** Bundles of requests: each entry goes through the same door as if it came alone, a transaction as a whole or not. */
@NullMarked
package org.consentry.server.fhir.bundle;

import org.jspecify.annotations.NullMarked;
