// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.dicomweb.transit.TransitStatus;
import org.consentry.agent.queue.HeldObject;
import org.consentry.agent.queue.QueueDraft;
import org.consentry.agent.queue.QueueUnavailableException;
import org.consentry.agent.queue.WaitingQueue;

/** Lets objects wait for their recipient. Each is on the disk itself before its sender is told. */
record QueueWay(Departure departure, WaitingQueue queue) implements Way {
    private static final Logger LOG = System.getLogger(QueueWay.class.getName());

    @Override
    public void send(List<Received> study) {
        for (Received received : study) {
            if (departure.mayLeave(received).isPresent()) {
                received.became(kept(received.held().orElseThrow()));
            }
        }
    }

    private Status kept(HeldObject object) {
        try (InputStream dataset = object.open();
                QueueDraft draft = queue.begin(object.facts())) {
            dataset.transferTo(draft.output());
            draft.commit();
            return Status.SUCCESS;
        } catch (QueueUnavailableException | IOException e) {
            LOG.log(Level.ERROR, "an object cannot wait for its recipient: {0}", e.getMessage());
            return TransitStatus.LATER;
        }
    }
}
