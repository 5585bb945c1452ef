// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import org.consentry.server.access.Caller;

/**
 * A step of staff in the register of recipients.
 *
 * @param caller who did it
 * @param code what was done, such as {@code company-draft-sent}
 * @param action of AuditEvent: C, U or D
 * @param company logical id of the recipient
 * @param change number of the change
 * @param why the reason given; empty if none is needed
 */
public record CompanyEntry(Caller caller, String code, String action, String company, long change, String why) {}
