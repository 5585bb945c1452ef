// SPDX-License-Identifier: Apache-2.0
/** Takes reports of agents: which scan left, by which way, and which was refused. */
@NullMarked
package org.consentry.server.audit.report;

import org.jspecify.annotations.NullMarked;
