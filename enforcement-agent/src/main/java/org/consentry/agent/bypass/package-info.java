// SPDX-License-Identifier: Apache-2.0
/**
 * Finds what left past the agent: what programs tell that they sent, and what the archive's own records say. All of it
 * goes into the journal; whether it had been allowed, the server finds out.
 */
@NullMarked
package org.consentry.agent.bypass;

import org.jspecify.annotations.NullMarked;
