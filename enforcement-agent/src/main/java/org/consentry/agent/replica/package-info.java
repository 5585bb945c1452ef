// SPDX-License-Identifier: Apache-2.0
/**
 * This agent's copy of what the consent server knows: followed over the feed, kept on disk, read as one immutable view,
 * and asked whether a scan may leave.
 */
@NullMarked
package org.consentry.agent.replica;

import org.jspecify.annotations.NullMarked;
