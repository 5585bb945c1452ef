// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers about all patients together, for the hospital and for the public. Counts of few are kept back, and so is all
 * that would give one away. It only reads what other rooms keep.
 */
@NullMarked
package org.consentry.server.report;

import org.jspecify.annotations.NullMarked;
