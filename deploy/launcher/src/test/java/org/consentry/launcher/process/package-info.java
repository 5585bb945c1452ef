// SPDX-License-Identifier: Apache-2.0
/** Rules of child processes, with small real ones. */
@NullMarked
package org.consentry.launcher.process;

import org.jspecify.annotations.NullMarked;
