// SPDX-License-Identifier: Apache-2.0
/**
 * The door for operators: what waits by route, and what they do to it by hand, with who and why; what routes on trial
 * found, and trials of one scan.
 */
@NullMarked
package org.consentry.agent.operator;

import org.jspecify.annotations.NullMarked;
