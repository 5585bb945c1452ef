// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

/** The chain over the audit trail cannot be reached now. */
public final class AuditUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AuditUnavailableException(Exception cause) {
        super("The chain over the audit trail cannot be reached", cause);
    }
}
