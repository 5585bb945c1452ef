// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/** The association cannot be used any more: the peer closed or aborted it, fell silent, or was never reached. */
public class AssociationLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AssociationLostException(String message) {
        super(message);
    }

    public AssociationLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
