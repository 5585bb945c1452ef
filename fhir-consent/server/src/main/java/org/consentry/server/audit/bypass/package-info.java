// SPDX-License-Identifier: Apache-2.0
/**
 * What left past the agents: whether its sender had asked and was told yes, and the list of what was not allowed, which
 * staff work through.
 */
@NullMarked
package org.consentry.server.audit.bypass;

import org.jspecify.annotations.NullMarked;
