// SPDX-License-Identifier: Apache-2.0
/**
 * Answers questions from the trail: what was disclosed to whom, what must be accounted for, and who used the data.
 * Writing the trail is not done here.
 */
@NullMarked
package org.consentry.server.audit.accounting;

import org.jspecify.annotations.NullMarked;
