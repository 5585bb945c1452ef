// SPDX-License-Identifier: Apache-2.0
/** Makes AuditEvents: one class for each kind of act. Storing them is in {@code audit.store}. */
@NullMarked
package org.consentry.server.audit.event;

import org.jspecify.annotations.NullMarked;
