// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

/** The audit trail cannot be reached now. An act that needs a record must not happen. */
public final class AuditUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AuditUnavailableException(Exception cause) {
        super("The audit trail cannot be reached", cause);
    }

    public AuditUnavailableException(String why) {
        super("The audit trail cannot be reached: " + why);
    }
}
