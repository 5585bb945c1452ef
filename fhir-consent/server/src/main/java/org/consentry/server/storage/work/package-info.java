// SPDX-License-Identifier: Apache-2.0
/** Runs work in the background and after a commit. What the work does is in the features' rooms. */
@NullMarked
package org.consentry.server.storage.work;

import org.jspecify.annotations.NullMarked;
