// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.deidentify.HeaderChanges;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Deny;
import org.consentry.protocol.HandAct;

/**
 * Tries one scan's header on a route, as if the route were open: would it leave, why or why not, and how would its
 * header look. Nothing leaves, and nothing of the scan is kept but that somebody tried it. Pixel data is not read.
 *
 * @param habits how the site writes what DICOM leaves open
 */
public record Trial(GatewayParts parts, SiteHabits habits) {
    /**
     * Tries a file of PS3.10.
     *
     * @param file read up to its pixel data
     * @param act who tries it; it is in the journal before the answer is given
     * @return empty if there is no such route
     * @throws JournalUnavailableException if it cannot be recorded
     * @throws MalformedDatasetException if the file is none, which the gateway would refuse too
     */
    public Optional<TrialResult> of(String calledAe, InputStream file, HandAct act) throws IOException {
        ReplicaView view = parts.replica().view();
        Optional<ExportRoute> route = view.route(calledAe);
        if (route.isEmpty()) {
            return Optional.empty();
        }
        Header header = DicomFile.read(file, Limits.STANDARD).header();
        Instance instance = Instance.of(header.dataset(), habits.issuers());
        Examination examination = new Examination(parts, habits, route.get(), true);
        Finding finding = examination.of(view, instance, header);
        record(act, route.get(), instance, finding.ground());
        return Optional.of(
                switch (finding) {
                    case Finding.Fit fit ->
                        new TrialResult(
                                route.get(),
                                Optional.empty(),
                                fit.permit().obligations(),
                                fit.permit().basis(),
                                HeaderChanges.between(
                                        header.dataset(), fit.cleaned().dataset()));
                    case Finding.Unfit unfit -> refused(route.get(), unfit.deny());
                });
    }

    private void record(HandAct act, ExportRoute route, Instance instance, Ground ground) {
        ReleaseOrigin origin = new ReleaseOrigin(
                route.route().calledAe(),
                route.recipient().id(),
                route.route().purpose(),
                route.recipient().country(),
                act);
        try (Release release = parts.journal().release(origin)) {
            release.handled(instance.patient().orElse(null), instance.study().orElse(null), 1, ground);
            release.force();
        }
    }

    private static TrialResult refused(ExportRoute route, Deny deny) {
        return new TrialResult(route, Optional.of(deny), Set.of(), deny.basis(), List.of());
    }
}
