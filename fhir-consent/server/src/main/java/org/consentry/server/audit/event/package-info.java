// SPDX-License-Identifier: Apache-2.0
/** What an AuditEvent says. Each class makes one kind of event of what happened. */
@NullMarked
package org.consentry.server.audit.event;

import org.jspecify.annotations.NullMarked;
