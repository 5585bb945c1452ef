// SPDX-License-Identifier: Apache-2.0
/** Answers reads and searches of AuditEvents. Sums for a patient's pages are in {@code audit.sharing}. */
@NullMarked
package org.consentry.server.audit.read;

import org.jspecify.annotations.NullMarked;
