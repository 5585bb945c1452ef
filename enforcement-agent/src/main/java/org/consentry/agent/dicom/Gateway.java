// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.consentry.agent.dicom.commitment.SenderWay;
import org.consentry.agent.dicom.dimse.Acceptor;
import org.consentry.agent.dicom.dimse.AssociateRequest;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationListener;
import org.consentry.agent.dicom.dimse.CallingPeer;
import org.consentry.agent.dicom.dimse.ContextAnswer;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Rejection;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;

/**
 * The DICOM gateway: a Storage SCP towards the PACS whose AE titles are the export routes, a Storage SCU towards their
 * recipients. An association is accepted with what the recipient accepted, so that what comes in can go on unread.
 */
public final class Gateway implements AutoCloseable {
    private final GatewayConfig config;
    private final GatewayParts parts;
    private final Stops stops = new Stops();
    private final Hearing hearing;
    private final List<AssociationListener> listeners = new ArrayList<>();

    private Gateway(GatewayConfig config, GatewayParts parts) {
        this.config = config;
        this.parts = parts;
        this.hearing = new Hearing(config.entrances(), parts.clock().wall());
    }

    /**
     * Binds and starts; every association has a thread of its own.
     *
     * @throws java.io.UncheckedIOException if an address cannot be bound
     */
    public static Gateway start(GatewayConfig config, GatewayParts parts, ThreadFactory threads) {
        Gateway gateway = new Gateway(config, parts);
        try {
            config.entrances().forEach(entrance -> gateway.open(entrance, threads));
            return gateway;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /** The port of its first entrance. */
    public int port() {
        return listeners.getFirst().port();
    }

    /** The ports it listens on, in the order of its entrances. */
    public List<Integer> ports() {
        return listeners.stream().map(AssociationListener::port).toList();
    }

    /** How many senders are associated now. */
    public int associations() {
        return listeners.stream().mapToInt(AssociationListener::associations).sum();
    }

    /** Which elements stopped how many objects on which route. */
    public Stops stops() {
        return stops;
    }

    /** When senders were heard last. */
    public Hearing hearing() {
        return hearing;
    }

    /** Stops listening and cuts every association; an object under way does not arrive. */
    @Override
    public void close() {
        listeners.forEach(AssociationListener::close);
    }

    private void open(Entrance entrance, ThreadFactory threads) {
        listeners.add(AssociationListener.start(entrance.address(), entrance.listener(), new Door(entrance), threads));
    }

    private Acceptor.Answer answer(AssociateRequest request, Entrance entrance, CallingPeer caller) {
        InetAddress peer = caller.address().getAddress();
        if (!entrance.senders().contains(request.calling())) {
            turnedAway("unknown-title", request, peer);
            return new Acceptor.Rejected(Rejection.CALLING_AE_NOT_RECOGNIZED);
        }
        if (!config.pins().admit(request.calling(), caller.certificate())) {
            turnedAway("unknown-certificate", request, peer);
            return new Acceptor.Rejected(Rejection.CALLING_AE_NOT_RECOGNIZED);
        }
        hearing.heard(request.calling());
        ReplicaView view = parts.replica().view();
        Optional<ExportRoute> route = view.route(request.called().value());
        List<ExportRoute> sharing = view.sharing(request.called().value());
        if (route.isPresent() != sharing.isEmpty()) {
            boolean known = view.mode() == ReplicaView.Mode.FOLLOWING;
            turnedAway(known ? "unknown-route" : "not-ready", request, peer);
            return new Acceptor.Rejected(known ? Rejection.CALLED_AE_NOT_RECOGNIZED : Rejection.NOT_READY);
        }
        return route.map(found -> accepted(request, found)).orElseGet(() -> shared(request, sharing));
    }

    /** An association whose objects go to several recipients waits for none of them. */
    private Acceptor.Answer shared(AssociateRequest request, List<ExportRoute> sharing) {
        Negotiation negotiation = Negotiation.shared(
                sharing.stream().map(each -> each.route().limits()).toList());
        List<ContextAnswer> answers = request.contexts().stream()
                .map(context -> negotiation.answer(context, Optional.empty()))
                .toList();
        StoreGate gate = new SharedGate(
                new InstanceAdmission(parts, config.habits(), stops), request.called(), request.calling());
        return new Acceptor.Accepted(answers, List.of(), new GatewaySession(gate, Optional.empty()));
    }

    private void turnedAway(String why, AssociateRequest request, InetAddress peer) {
        parts.refusals()
                .turnedAway(
                        why,
                        peer,
                        request.calling().value() + "/" + request.called().value());
    }

    private Acceptor.Answer accepted(AssociateRequest request, ExportRoute route) {
        RecipientLink link = new RecipientLink(route.route().place(), config.title(), config.recipients());
        Negotiation negotiation = new Negotiation(route.route().limits());
        List<ProposedContext> wanted = negotiation.forRecipient(request.contexts());
        boolean alone = route.route().waiting() != null || route.route().place().isWeb();
        Optional<Association> recipient =
                wanted.isEmpty() || !isOpen(route) || alone ? Optional.empty() : link.open(wanted);
        List<ContextAnswer> answers = request.contexts().stream()
                .map(context -> negotiation.answer(context, recipient))
                .toList();
        link.narrow(negotiation.again(request.contexts(), answers));
        SenderWay way =
                new SenderWay(route.route().calledAe(), route.recipient().id(), request.calling());
        return new Acceptor.Accepted(answers, Negotiation.roles(request.user().roles()), session(route, link, way));
    }

    private GatewaySession session(ExportRoute route, RecipientLink link, SenderWay way) {
        Release release = parts.journal().release(ReleaseOrigin.on(route.route(), route.recipient()));
        WayOut out = new WayOut(release, link, way, parts.commitment().commitments());
        return new GatewaySession(
                gate(route, release, out), Optional.of(parts.commitment().dialog(way)));
    }

    private StoreGate gate(ExportRoute route, Release release, WayOut out) {
        boolean shadow = route.route().state() == Route.State.SHADOW;
        Examination examination = Examination.reading(parts, config.habits(), route, shadow);
        return shadow
                ? new ShadowGate(parts, config.habits(), examination)
                : new Gate(parts, config.habits(), examination, release, out, stops);
    }

    /** Where senders come in. */
    private final class Door implements Acceptor {
        private final Entrance entrance;

        Door(Entrance entrance) {
            this.entrance = entrance;
        }

        @Override
        public Answer answer(AssociateRequest request, CallingPeer caller) {
            return Gateway.this.answer(request, entrance, caller);
        }

        @Override
        public void turnedAway(Limit limit, InetAddress peer) {
            String why = switch (limit) {
                case ADDRESS -> "unknown-address";
                case CONNECTIONS -> "too-many-connections";
                case ASSOCIATIONS -> "too-many-associations";
                case TLS -> "no-tls";
            };
            parts.refusals().turnedAway(why, peer, "");
        }
    }

    /** Whether it makes sense to talk to the recipient; whether anything may go there is decided image by image. */
    private static boolean isOpen(ExportRoute route) {
        return route.route().state() == Route.State.OPEN
                && route.recipient().status() == RegisteredRecipient.Status.ACTIVE;
    }
}
