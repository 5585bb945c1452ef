// SPDX-License-Identifier: Apache-2.0
/** Child processes: started in their own session, known by pid file, watched until ready, stopped by pid only. */
@NullMarked
package org.consentry.launcher.process;

import org.jspecify.annotations.NullMarked;
