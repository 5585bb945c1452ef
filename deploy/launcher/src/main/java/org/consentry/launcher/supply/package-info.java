// SPDX-License-Identifier: Apache-2.0
/** Programs that others made: what is unpacked or started is what was pinned. */
@NullMarked
package org.consentry.launcher.supply;

import org.jspecify.annotations.NullMarked;
