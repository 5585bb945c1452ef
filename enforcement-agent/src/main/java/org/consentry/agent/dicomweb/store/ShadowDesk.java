// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.dicomweb.transit.Intake;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.replica.ExportRoute;

/** Tries each object of a shadow route and counts. Nothing is held, so nothing can leave. */
record ShadowDesk(InstanceAdmission admission, ExportRoute route) implements Intake.Desk {

    @Override
    public Received take(Reference object, DicomFile file) {
        return Received.staying(object, admission.rehearse(route, file.header()));
    }

    @Override
    public Status malformed(MalformedDatasetException what) {
        return admission.unreadable(what, route);
    }
}
