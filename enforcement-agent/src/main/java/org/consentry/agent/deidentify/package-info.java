// SPDX-License-Identifier: Apache-2.0
/**
 * De-identification of a data set's header after PS3.15 Annex E, for one recipient, and a second look at the result. It
 * never sees pixels: what may carry text or a face in its pixels is refused.
 */
@NullMarked
package org.consentry.agent.deidentify;

import org.jspecify.annotations.NullMarked;
