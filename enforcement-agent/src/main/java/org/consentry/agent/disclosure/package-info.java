// SPDX-License-Identifier: Apache-2.0
/**
 * Record before release: what is about to leave is on this agent's disk before its first byte does, and what left,
 * failed or was refused reaches the consent server exactly once.
 */
@NullMarked
package org.consentry.agent.disclosure;

import org.jspecify.annotations.NullMarked;
