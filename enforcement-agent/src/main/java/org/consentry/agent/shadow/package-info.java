// SPDX-License-Identifier: Apache-2.0
/** Shadow routes: what would have left, what would have been refused, and what would have changed, in numbers. */
@NullMarked
package org.consentry.agent.shadow;

import org.jspecify.annotations.NullMarked;
