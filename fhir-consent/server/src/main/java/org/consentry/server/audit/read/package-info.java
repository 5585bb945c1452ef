// SPDX-License-Identifier: Apache-2.0
/** Answers searches for AuditEvents. */
@NullMarked
package org.consentry.server.audit.read;

import org.jspecify.annotations.NullMarked;
