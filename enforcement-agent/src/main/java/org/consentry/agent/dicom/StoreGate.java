// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.Status;

/** Deals with one object after the other of an association. */
interface StoreGate extends AutoCloseable {
    /** Deals with the object of a C-STORE; the status is for the sender. */
    Status pass(Association sender, Message message);

    /** The association is over. */
    @Override
    void close();
}
