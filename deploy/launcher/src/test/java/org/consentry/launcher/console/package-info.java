// SPDX-License-Identifier: Apache-2.0
/** Rules of the demo's command line. */
@NullMarked
package org.consentry.launcher.console;

import org.jspecify.annotations.NullMarked;
