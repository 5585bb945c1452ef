// SPDX-License-Identifier: Apache-2.0
/** Files on the agent's disk that nobody else can read: each object has a key of its own, sealed with the agent's. */
@NullMarked
package org.consentry.agent.sealed;

import org.jspecify.annotations.NullMarked;
