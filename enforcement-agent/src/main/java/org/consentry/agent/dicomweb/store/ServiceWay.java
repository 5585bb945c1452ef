// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicom.InstanceAdmission;
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
        StudyBody body = new StudyBody(parts, client.boundary());
        try {
            StowReceipt receipt = client.post(route.route().place(), body);
            parts.forEach(part -> part.settle(receipt));
        } catch (StowFailedException e) {
            String what = body.failure().map(Throwable::getMessage).orElse(e.getMessage());
            LOG.log(Level.WARNING, "a study did not get to its recipient: {0}", what);
            parts.forEach(StudyBody.Part::lost);
            e.distrust().ifPresent(why -> parts.forEach(part -> untrusted(part, why)));
        }
    }

    /** Nothing was sent to a recipient that is not trusted. */
    private void untrusted(StudyBody.Part part, String why) {
        Optional<QueueVerdict.Go> go =
                part.received().held().isPresent() ? departure.mayLeave(part.received()) : Optional.empty();
        go.ifPresent(permitted -> part.received()
                .became(admission.untrusted(route, release, permitted.permit(), permitted.ground(), why)));
    }
}
