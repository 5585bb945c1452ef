// SPDX-License-Identifier: Apache-2.0
/** The door for operators of the queue: what waits by route, and what they do to it by hand, with who and why. */
@NullMarked
package org.consentry.agent.operator;

import org.jspecify.annotations.NullMarked;
