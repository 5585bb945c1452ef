// SPDX-License-Identifier: Apache-2.0
/** Knows what waits at agents for recipients, as they last told it, and whose it is. It is no part of the trail. */
@NullMarked
package org.consentry.server.audit.waiting;

import org.jspecify.annotations.NullMarked;
