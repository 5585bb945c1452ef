// SPDX-License-Identifier: Apache-2.0
/** Counts the newest events of the audit trail for each recipient, of everybody together. It reads no event's text. */
@NullMarked
package org.consentry.server.audit.recent;

import org.jspecify.annotations.NullMarked;
