// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.consentry.agent.dicom.dimse.Acceptor;
import org.consentry.agent.dicom.dimse.AssociateRequest;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationListener;
import org.consentry.agent.dicom.dimse.ContextAnswer;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Rejection;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.RegisteredRecipient;

/**
 * The DICOM gateway: a Storage SCP towards the PACS whose AE titles are the export routes, a Storage SCU towards their
 * recipients. An association is accepted with what the recipient accepted, so that what comes in can go on unread.
 */
public final class Gateway implements AutoCloseable {
    private final GatewayConfig config;
    private final GatewayParts parts;
    private final Stops stops = new Stops();
    private final AssociationListener listener;

    private Gateway(GatewayConfig config, GatewayParts parts, ThreadFactory threads) {
        this.config = config;
        this.parts = parts;
        this.listener = AssociationListener.start(config.address(), config.listener(), new Door(), threads);
    }

    /**
     * Binds and starts; every association has a thread of its own.
     *
     * @throws java.io.UncheckedIOException if the address cannot be bound
     */
    public static Gateway start(GatewayConfig config, GatewayParts parts, ThreadFactory threads) {
        return new Gateway(config, parts, threads);
    }

    /** The port it listens on. */
    public int port() {
        return listener.port();
    }

    /** How many senders are associated now. */
    public int associations() {
        return listener.associations();
    }

    /** Which elements stopped how many objects on which route. */
    public Stops stops() {
        return stops;
    }

    /** Stops listening and cuts every association; an object under way does not arrive. */
    @Override
    public void close() {
        listener.close();
    }

    private Acceptor.Answer answer(AssociateRequest request, InetSocketAddress peer) {
        if (!config.senders().contains(request.calling())) {
            turnedAway("unknown-title", request, peer);
            return new Acceptor.Rejected(Rejection.CALLING_AE_NOT_RECOGNIZED);
        }
        ReplicaView view = parts.replica().view();
        Optional<ExportRoute> route = view.route(request.called().value());
        if (route.isEmpty()) {
            boolean known = view.mode() == ReplicaView.Mode.FOLLOWING;
            turnedAway(known ? "unknown-route" : "not-ready", request, peer);
            return new Acceptor.Rejected(known ? Rejection.CALLED_AE_NOT_RECOGNIZED : Rejection.NOT_READY);
        }
        return accepted(request, route.get());
    }

    private void turnedAway(String why, AssociateRequest request, InetSocketAddress peer) {
        parts.refusals()
                .turnedAway(
                        why,
                        peer.getAddress(),
                        request.calling().value() + "/" + request.called().value());
    }

    private Acceptor.Answer accepted(AssociateRequest request, ExportRoute route) {
        RecipientLink link = new RecipientLink(Destination.of(route.route()), config.title(), config.recipients());
        List<ProposedContext> wanted = Negotiation.forRecipient(request.contexts());
        boolean waits = route.route().waiting() != null;
        Optional<Association> recipient =
                wanted.isEmpty() || !isOpen(route) || waits ? Optional.empty() : link.open(wanted);
        List<ContextAnswer> answers = request.contexts().stream()
                .map(context -> Negotiation.answer(context, recipient))
                .toList();
        link.narrow(Negotiation.again(request.contexts(), answers));
        return new Acceptor.Accepted(answers, session(route, link));
    }

    private GatewaySession session(ExportRoute route, RecipientLink link) {
        Release release = parts.journal()
                .release(new ReleaseOrigin(
                        route.route().calledAe(),
                        route.recipient().id(),
                        route.route().purpose(),
                        route.recipient().country(),
                        SentBy.COMPUTER));
        Gate gate = new Gate(parts, config.habits(), route, release, new WayOut(release, link), stops);
        return new GatewaySession(gate, release, link);
    }

    /** Where senders come in. */
    private final class Door implements Acceptor {
        @Override
        public Answer answer(AssociateRequest request, InetSocketAddress peer) {
            return Gateway.this.answer(request, peer);
        }

        @Override
        public void turnedAway(Limit limit, InetAddress peer) {
            String why = switch (limit) {
                case ADDRESS -> "unknown-address";
                case CONNECTIONS -> "too-many-connections";
                case ASSOCIATIONS -> "too-many-associations";
            };
            parts.refusals().turnedAway(why, peer, "");
        }
    }

    /** Whether it makes sense to talk to the recipient; whether anything may go there is decided image by image. */
    private static boolean isOpen(ExportRoute route) {
        return route.route().active() && route.recipient().status() == RegisteredRecipient.Status.ACTIVE;
    }
}
