// SPDX-License-Identifier: Apache-2.0
/** Tests of what an AuditEvent says. */
@NullMarked
package org.consentry.server.audit.event;

import org.jspecify.annotations.NullMarked;
