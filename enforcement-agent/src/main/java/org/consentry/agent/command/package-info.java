// SPDX-License-Identifier: Apache-2.0
/** What a person calls in a terminal beside the agent. */
@NullMarked
package org.consentry.agent.command;

import org.jspecify.annotations.NullMarked;
