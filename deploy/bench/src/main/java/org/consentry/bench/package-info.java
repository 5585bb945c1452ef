// SPDX-License-Identifier: Apache-2.0
/**
 * Measures how fast decisions, feed, FHIR operations, bulk export and pages are, each beside a floor or a peer in the
 * same run. Nothing ships this.
 */
@NullMarked
package org.consentry.bench;

import org.jspecify.annotations.NullMarked;
