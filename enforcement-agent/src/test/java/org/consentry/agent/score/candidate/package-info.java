// SPDX-License-Identifier: Apache-2.0
/** What is scored: the agent, and programs of others that take the same objects. */
@NullMarked
package org.consentry.agent.score.candidate;

import org.jspecify.annotations.NullMarked;
