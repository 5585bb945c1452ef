// SPDX-License-Identifier: Apache-2.0
/** Tests of the trail and its chain. */
@NullMarked
package org.consentry.server.audit.store;

import org.jspecify.annotations.NullMarked;
