// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.Admitted;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.queue.HeldObject;
import org.consentry.agent.queue.Holding;
import org.consentry.agent.replica.ExportRoute;

/** Decides about each object of a route that is open or closed, and holds what may leave. */
public record OpenDesk(InstanceAdmission admission, ExportRoute route, Release release, Holding holding)
        implements Intake.Desk {

    @Override
    public Received take(Reference object, DicomFile file) {
        return switch (admission.decide(route, file.header(), release)) {
            case Admitted.Fit fit -> {
                HeldObject held = holding.begin(fit.facts());
                InstanceAdmission.pump(file.header(), fit.cleaned(), held.output());
                held.finish();
                yield Received.held(object, held);
            }
            case Admitted.Stays stays -> Received.staying(object, stays.status());
        };
    }

    @Override
    public Status malformed(MalformedDatasetException what) {
        return admission.malformed(what, release);
    }
}
