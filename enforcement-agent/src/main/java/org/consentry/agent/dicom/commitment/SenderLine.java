// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import org.consentry.agent.dicom.dimse.AssociateRequest;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.protocol.RecipientPlace;

/** Calls a sender. A boundary: how anybody is called, and by which TLS, is the gateway's. */
@FunctionalInterface
public interface SenderLine {
    /** Makes an association; throws an unchecked exception if there is none. */
    Association call(RecipientPlace place, AssociateRequest request);
}
