// SPDX-License-Identifier: Apache-2.0
/** Tests of background work. */
@NullMarked
package org.consentry.server.storage.work;

import org.jspecify.annotations.NullMarked;
