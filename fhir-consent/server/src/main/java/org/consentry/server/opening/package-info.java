// SPDX-License-Identifier: Apache-2.0
/**
 * Records that are closed to staff: which they are, and how two people open one for a while. Whether a record is closed
 * is asked anew for each look ({@code audit.AuditTrail}).
 */
@NullMarked
package org.consentry.server.opening;

import org.jspecify.annotations.NullMarked;
