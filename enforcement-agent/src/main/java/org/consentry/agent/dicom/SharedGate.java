// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.commitment.SenderWay;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.queue.QueueUnavailableException;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.protocol.Route;

/**
 * The gate of a title that several routes share. Each object is decided on, de-identified and recorded for each route,
 * as if it had been sent to each, and waits for each recipient that may have it. The sender gets one answer: it is
 * asked to try again, and nothing is kept, as long as one route has no answer.
 */
final class SharedGate implements StoreGate {
    private static final Logger LOG = System.getLogger(SharedGate.class.getName());

    private final GatewayParts parts;
    private final InstanceAdmission admission;
    private final AeTitle title;
    private final AeTitle caller;
    private final Map<ReleaseOrigin, Release> releases = new HashMap<>();

    /**
     * Of one association.
     *
     * @param title the shared one
     * @param caller who sends
     */
    SharedGate(InstanceAdmission admission, AeTitle title, AeTitle caller) {
        this.parts = admission.parts();
        this.admission = admission;
        this.title = title;
        this.caller = caller;
    }

    @Override
    public Status pass(Association sender, Message message) {
        List<ExportRoute> sharing = parts.replica().view().sharing(title.value());
        if (sharing.isEmpty()) {
            return Statuses.routeChanged();
        }
        Arrival arrival;
        try {
            arrival = Arrival.read(sender, message);
            Instance.of(arrival.dataset(), admission.habits().issuers());
        } catch (MalformedDatasetException e) {
            sharing.forEach(route -> unreadable(e, route));
            return Statuses.malformed(e);
        }
        try (SharedObject object = new SharedObject(parts.queue(), arrival.header())) {
            return passed(sharing, arrival, object);
        } catch (QueueUnavailableException e) {
            LOG.log(Level.ERROR, "an object cannot wait for its recipients: {0}", e.getMessage());
            return Statuses.queueUnavailable();
        } catch (MalformedDatasetException e) {
            return Statuses.malformed(e);
        }
    }

    @Override
    public void close() {
        releases.values().forEach(Release::close);
    }

    private Status passed(List<ExportRoute> sharing, Arrival arrival, SharedObject object) {
        List<Status> answers = new ArrayList<>();
        List<Status> rehearsed = new ArrayList<>();
        for (ExportRoute route : sharing) {
            if (isShadow(route)) {
                rehearsed.add(admission.rehearse(route, arrival.header()));
            } else {
                answers.add(decided(route, arrival, object));
            }
        }
        Status answer = together(answers.isEmpty() ? rehearsed : answers);
        if (answer.isStored()) {
            object.commit();
        }
        return answer;
    }

    private Status decided(ExportRoute route, Arrival arrival, SharedObject object) {
        return switch (admission.decide(route, arrival.header(), release(route))) {
            case Admitted.Stays stays -> stays.status();
            case Admitted.Fit fit -> {
                if (route.route().waiting() == null) {
                    yield Statuses.routeChanged();
                }
                SenderWay way = new SenderWay(
                        route.route().calledAe(), route.recipient().id(), caller);
                object.add(
                        fit.facts()
                                .urgent(arrival.priority())
                                .from(
                                        arrival.mover(),
                                        parts.commitment().commitments().mark(way, arrival.reference())),
                        fit.cleaned());
                yield Status.SUCCESS;
            }
        };
    }

    /**
     * One answer for all: later if one route has none yet, success if the object waits for somebody, else the first
     * refusal.
     */
    private static Status together(List<Status> answers) {
        return answers.stream()
                .filter(each -> each.code() == Status.OUT_OF_RESOURCES)
                .findFirst()
                .or(() -> answers.stream().filter(Status::isStored).findFirst())
                .orElseGet(answers::getFirst);
    }

    private void unreadable(MalformedDatasetException what, ExportRoute route) {
        if (isShadow(route)) {
            admission.unreadable(what, route);
        } else {
            admission.malformed(what, release(route));
        }
    }

    private static boolean isShadow(ExportRoute route) {
        return route.route().state() == Route.State.SHADOW;
    }

    private Release release(ExportRoute route) {
        return releases.computeIfAbsent(ReleaseOrigin.on(route.route(), route.recipient()), parts.journal()::release);
    }
}
