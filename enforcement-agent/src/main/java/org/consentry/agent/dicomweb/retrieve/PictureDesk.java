// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.dicomweb.transit.Intake;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.policy.Reason;

/**
 * Decides about an object of which the archive is to make a picture. The archive makes it of the object as it is there,
 * before anything was taken off. So an object whose picture may show more than its pixels stays.
 */
record PictureDesk(FetchDesk open, Departure departure) implements Intake.Desk {
    @Override
    public Received take(Reference object, DicomFile file) {
        boolean drawn = DrawnElements.areIn(file.header());
        Received received = open.take(object, file);
        boolean named =
                received.held().filter(held -> held.facts().methods().isEmpty()).isPresent();
        if (drawn && !named && received.held().isPresent()) {
            departure.keep(received, Reason.DEID_INSUFFICIENT);
        }
        return received;
    }

    @Override
    public Status malformed(MalformedDatasetException what) {
        return open.malformed(what);
    }
}
