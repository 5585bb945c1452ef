// SPDX-License-Identifier: Apache-2.0
/** The demo's command line: options, checks of the machine, progress, tour. */
@NullMarked
package org.consentry.launcher.console;

import org.jspecify.annotations.NullMarked;
