// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/** The peer answered our request for an association with A-ASSOCIATE-RJ. */
public final class AssociationRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public AssociationRejectedException(Rejection rejection) {
        super("association rejected: " + rejection.text());
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
