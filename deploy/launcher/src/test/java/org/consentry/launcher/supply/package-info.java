// SPDX-License-Identifier: Apache-2.0
/** Programs that others made: Maven's wrapper, and what the launcher starts. */
@NullMarked
package org.consentry.launcher.supply;

import org.jspecify.annotations.NullMarked;
