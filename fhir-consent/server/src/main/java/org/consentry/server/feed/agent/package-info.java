// SPDX-License-Identifier: Apache-2.0
/** The register of agents: which token may speak as which agent, and who confirmed it. */
@NullMarked
package org.consentry.server.feed.agent;

import org.jspecify.annotations.NullMarked;
