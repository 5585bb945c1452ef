// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicomweb.body.BoundedInput;
import org.consentry.agent.dicomweb.body.MultipartInput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer;
import org.consentry.agent.dicomweb.transit.ClientPlaces;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.dicomweb.transit.Intake;
import org.consentry.agent.dicomweb.transit.OpenDesk;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.dicomweb.transit.RouteAccess;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.queue.Holding;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Route;

/**
 * The door for stores (DICOM PS3.18, 10.5). All of a request is taken before anything of it leaves: an object that is
 * found bad late leaves none half sent. Then each study goes to the route's recipient. Safe for every thread.
 */
public final class StowDoor {
    private static final int AT_ONCE = 8;
    private static final int OF_ONE = 4;

    private final StowParts parts;
    private final RouteAccess access;
    private final ClientPlaces places = new ClientPlaces(AT_ONCE, OF_ONE);

    /** Clears away what an earlier process left in the folder. */
    public StowDoor(StowParts parts) {
        this.parts = parts;
        this.access = new RouteAccess(parts.gateway().replica(), parts.gateway().refusals());
        try {
            Holding.clear(parts.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of stores cannot be used", e);
        }
    }

    /** The longest body, in bytes. */
    public long mostBytes() {
        return parts.mostBytes();
    }

    /**
     * The route that this program may use.
     *
     * @param client the client that its token names; empty if it names none
     * @param from where it calls from
     * @throws RefusedBodyException if it may not, or nobody knows yet
     */
    public ExportRoute route(String called, Optional<String> client, InetAddress from) {
        return access.route(called, client, from);
    }

    /**
     * Takes a body and lets go what may leave.
     *
     * @param study the only study that may come; empty if any may
     * @throws RefusedBodyException if the body is not taken; nothing of it left
     */
    public StoreAnswer store(
            ExportRoute route, String client, Optional<String> study, InputStream body, String boundary) {
        try (ClientPlaces.Place _ = places.take(client)) {
            InputStream bounded = new BoundedInput(body, parts.mostBytes(), System::nanoTime);
            MultipartInput input = new MultipartInput(bounded, boundary);
            return route.route().state() == Route.State.SHADOW
                    ? StowAnswers.of(new Intake(new ShadowDesk(parts.admission(), route), study).all(input))
                    : delivered(route, client, study, input);
        }
    }

    private StoreAnswer delivered(ExportRoute route, String client, Optional<String> study, MultipartInput input) {
        try (Release release = parts.gateway().journal().release(origin(route));
                Holding holding = holding()) {
            List<Received> received =
                    taken(new OpenDesk(parts.admission(), route, release, holding), study, input, release);
            Departure departure = new Departure(
                    parts.gateway().judge(), release, now -> now.clients().contains(client));
            Way way = way(route, departure, release);
            byStudy(received).values().forEach(way::send);
            return StowAnswers.of(received);
        }
    }

    private List<Received> taken(OpenDesk desk, Optional<String> study, MultipartInput input, Release release) {
        try {
            return new Intake(desk, study).all(input);
        } catch (RefusedBodyException e) {
            parts.admission().malformed(new MalformedDatasetException("a body was refused"), release);
            throw e;
        }
    }

    private Holding holding() {
        return new Holding(parts.folder(), parts.random(), parts.gateway().queue());
    }

    private Way way(ExportRoute route, Departure departure, Release release) {
        boolean waits = parts.gateway()
                .replica()
                .view()
                .route(route.route().calledAe())
                .filter(now -> now.route().waiting() != null)
                .isPresent();
        if (waits) {
            return new QueueWay(departure, parts.gateway().queue());
        }
        return route.route().place().isWeb()
                ? new ServiceWay(departure, parts.services(), parts.admission(), route, release)
                : new ListenerWay(departure, parts.listeners(), route.route().place());
    }

    /** What is held, study by study, in the order in which it came. */
    private static Map<StudyUid, List<Received>> byStudy(List<Received> received) {
        Map<StudyUid, List<Received>> studies = new LinkedHashMap<>();
        received.forEach(each -> each.held()
                .ifPresent(object -> studies.computeIfAbsent(
                                object.facts().subject().study(), study -> new ArrayList<>())
                        .add(each)));
        return studies;
    }

    private static ReleaseOrigin origin(ExportRoute route) {
        return ReleaseOrigin.on(route.route(), route.recipient());
    }
}
