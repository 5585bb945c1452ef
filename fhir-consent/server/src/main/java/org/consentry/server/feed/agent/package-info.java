// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the register of agents: which token may speak as which agent, and who confirmed it. What agents read is in
 * {@code feed}.
 */
@NullMarked
package org.consentry.server.feed.agent;

import org.jspecify.annotations.NullMarked;
