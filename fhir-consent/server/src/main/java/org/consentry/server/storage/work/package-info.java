// SPDX-License-Identifier: Apache-2.0
/** Work in the background, and what follows a commit. */
@NullMarked
package org.consentry.server.storage.work;

import org.jspecify.annotations.NullMarked;
