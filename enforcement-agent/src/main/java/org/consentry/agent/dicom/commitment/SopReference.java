// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import org.consentry.agent.dicom.dimse.Uids;

/** An instance as its sender knows it. It is not printed. */
public record SopReference(String sopClass, String sopInstance) {
    public SopReference {
        if (!Uids.isValid(sopClass) || !Uids.isValid(sopInstance)) {
            throw new IllegalArgumentException("expected the UIDs of a SOP class and an instance");
        }
    }

    @Override
    public String toString() {
        return "SopReference[***]";
    }
}
