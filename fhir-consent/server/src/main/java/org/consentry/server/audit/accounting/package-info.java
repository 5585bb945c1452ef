// SPDX-License-Identifier: Apache-2.0
/** Answers from the trail: what was disclosed to whom and must be accounted for, and who used the data. */
@NullMarked
package org.consentry.server.audit.accounting;

import org.jspecify.annotations.NullMarked;
