// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.dicomweb.transit.StudyBody;
import org.consentry.agent.dicomweb.transit.TransitStatus;
import org.consentry.agent.disclosure.Intent;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.queue.QueueVerdict;
import org.consentry.agent.replica.ExportRoute;

/** Brings a study to a recipient's STOW-RS service in one request. */
record ServiceWay(
        Departure departure, StowClient client, InstanceAdmission admission, ExportRoute route, Release release)
        implements Way {
    private static final Logger LOG = System.getLogger(ServiceWay.class.getName());

    @Override
    public void send(List<Received> study) {
        List<StudyBody.Part> parts = study.stream()
                .filter(each -> departure.mayLeave(each).isPresent())
                .map(each -> new StudyBody.Part(departure, each))
                .toList();
        if (parts.isEmpty()) {
            return;
        }
        StudyBody body = new StudyBody(parts, client.framing());
        try {
            StowReceipt receipt = client.post(route.route().place(), body);
            parts.forEach(part -> settle(part, receipt));
        } catch (StowFailedException e) {
            String what = body.failure().map(Throwable::getMessage).orElse(e.getMessage());
            LOG.log(Level.WARNING, "a study did not get to its recipient: {0}", what);
            parts.forEach(ServiceWay::lost);
            e.distrust().ifPresent(why -> parts.forEach(part -> untrusted(part, why)));
        }
    }

    /** The recipient answered. */
    private static void settle(StudyBody.Part part, StowReceipt receipt) {
        Optional<Intent> left = part.intent();
        if (left.isEmpty()) {
            return;
        }
        if (!part.isWhole()) {
            lost(part);
            return;
        }
        switch (receipt.of(part.sopInstance())) {
            case StowReceipt.Fate.Stored _ -> {
                left.get().sent(0, part.bytes());
                part.received().became(Status.SUCCESS);
            }
            case StowReceipt.Fate.Failed failed -> {
                left.get().failed(failed.reason());
                part.received().became(new Status(failed.reason(), ""));
            }
            case StowReceipt.Fate.Unknown _ -> part.received().became(TransitStatus.LATER);
        }
    }

    /** There was no answer. Of what was sent whole nobody knows whether the recipient kept it. */
    private static void lost(StudyBody.Part part) {
        if (part.intent().isEmpty()) {
            return;
        }
        if (!part.isWhole()) {
            part.intent().get().failed(0);
        }
        part.received().became(TransitStatus.LATER);
    }

    /** Nothing was sent to a recipient that is not trusted. */
    private void untrusted(StudyBody.Part part, String why) {
        Optional<QueueVerdict.Go> go =
                part.received().held().isPresent() ? departure.mayLeave(part.received()) : Optional.empty();
        go.ifPresent(permitted -> part.received()
                .became(admission.untrusted(route, release, permitted.permit(), permitted.ground(), why)));
    }
}
