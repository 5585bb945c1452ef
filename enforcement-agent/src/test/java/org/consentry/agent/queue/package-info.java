// SPDX-License-Identifier: Apache-2.0
/** Tests of what waits. */
@NullMarked
package org.consentry.agent.queue;

import org.jspecify.annotations.NullMarked;
