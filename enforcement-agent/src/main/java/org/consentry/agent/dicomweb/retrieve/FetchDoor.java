// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicomweb.body.BoundedInput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.transit.ClientPlaces;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.dicomweb.transit.OpenDesk;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.dicomweb.transit.StudyBody;
import org.consentry.agent.dicomweb.transit.TransitStatus;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.queue.Holding;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Reason;

/**
 * The door for fetches (DICOM PS3.18, 10.4). The program fetches for the recipient of its route. What it may not have
 * is answered like what is not there. All of the archive's answer is held before anything of it leaves. Safe for every
 * thread.
 */
public final class FetchDoor {
    /** The answer to everything that may not leave, and to what is not there. */
    static final String NOTHING = "expected something that may be fetched on this route, found nothing";

    private static final Logger LOG = System.getLogger(FetchDoor.class.getName());
    private static final int AT_ONCE = 8;
    private static final int OF_ONE = 4;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNAVAILABLE = 503;

    private final FetchParts parts;
    private final FetchRoutes routes;
    private final ClientPlaces places = new ClientPlaces(AT_ONCE, OF_ONE);

    /** What of an archive's answer may leave, and whether something is missing in it. */
    private record Fetched(List<Received> objects, boolean partial) {}

    /** Clears away what an earlier process left in the folder. */
    public FetchDoor(FetchParts parts) {
        this.parts = parts;
        this.routes = new FetchRoutes(parts.gateway().replica(), parts.gateway().refusals());
        try {
            Holding.clear(parts.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of fetches cannot be used", e);
        }
    }

    /**
     * The route on which this program may fetch.
     *
     * @param client the client that its token names; empty if it names none
     * @param from where it calls from
     * @throws RefusedBodyException if it may not, or nobody knows yet
     */
    public ExportRoute route(String called, Optional<String> client, InetAddress from) {
        return routes.route(called, client, from);
    }

    /**
     * That pictures which the archive makes may be handed on at all: what it draws into them nobody else can know.
     *
     * @throws RefusedBodyException with 404 if they may not
     */
    public void requirePictures() {
        if (!parts.pictures()) {
            throw new RefusedBodyException(NOT_FOUND, "this agent hands on no pictures that an archive makes");
        }
    }

    /**
     * Fetches, and answers with what may leave.
     *
     * @throws RefusedBodyException if there is nothing to answer with; nothing left
     * @throws IOException if the answer was broken off
     */
    public void fetch(ExportRoute route, String client, FetchTarget target, FetchForm form, FetchAnswer answer)
            throws IOException {
        OriginClient origin = parts.origin()
                .orElseThrow(() -> new RefusedBodyException(NOT_FOUND, "this agent has no archive to fetch from"));
        try (ClientPlaces.Place _ = places.take(client);
                Release release = parts.gateway()
                        .journal()
                        .release(form.recorded(ReleaseOrigin.on(route.route(), route.recipient())))) {
            if (!parts.admission().mayBegin(route, target.study(), release)) {
                throw nothing();
            }
            try (Holding holding =
                    new Holding(parts.folder(), parts.random(), parts.gateway().queue())) {
                OpenDesk desk = new OpenDesk(parts.admission(), route, release, holding);
                Departure departure =
                        new Departure(parts.gateway().judge(), release, now -> FetchRoutes.isOpenFor(now, client));
                FetchCounter counter = new FetchCounter(desk, departure, origin, parts.random());
                Fetched fetched = fetched(counter, target, form);
                requireKept(fetched.objects());
                keepMixed(fetched.objects(), departure);
                handover(fetched.partial(), form.leaving(fetched.objects(), target, counter), departure)
                        .to(answer);
            }
        }
    }

    private Fetched fetched(FetchCounter counter, FetchTarget target, FetchForm form) {
        try (OriginAnswer came = counter.origin().ask(form.question(target))) {
            return new Fetched(taken(came, counter, target, form), came.partial());
        }
    }

    private List<Received> taken(OriginAnswer came, FetchCounter counter, FetchTarget target, FetchForm form) {
        try {
            long most = form.mostBytes(parts.mostBytes());
            return form.taken(came, new BoundedInput(came.body(), most, System::nanoTime), target, counter);
        } catch (RefusedBodyException e) {
            RefusedBodyException ofArchive = OriginClient.fault(e);
            LOG.log(Level.WARNING, "nothing can be fetched: {0}", ofArchive.getMessage());
            parts.admission()
                    .malformed(
                            new MalformedDatasetException("an archive's answer was refused"),
                            counter.desk().release());
            throw ofArchive;
        }
    }

    private Handover handover(boolean partial, Leaving leaving, Departure departure) {
        List<StudyBody.Part> objects = leaving.objects().stream()
                .filter(each -> each.held().isPresent())
                .filter(each -> departure.mayLeave(each).isPresent())
                .map(each -> new StudyBody.Part(departure, each))
                .toList();
        if (objects.isEmpty()) {
            throw nothing(leaving.objects());
        }
        boolean less = objects.size() < leaving.objects().size();
        return new Handover(objects, new StudyBody(objects, leaving.framing()), partial || less);
    }

    /** What the disk did not take may be fetched later: a part of it is not the answer. */
    private static void requireKept(List<Received> objects) {
        boolean kept = objects.stream()
                .filter(each -> each.held().isEmpty())
                .noneMatch(each -> each.status().equals(TransitStatus.LATER));
        if (!kept) {
            throw new RefusedBodyException(UNAVAILABLE, "the agent's disk takes nothing; try again later");
        }
    }

    /** Where an object names another patient than its study's, nobody can say whose the rest is. */
    private static void keepMixed(List<Received> objects, Departure departure) {
        if (objects.stream().anyMatch(each -> each.status().equals(InstanceAdmission.MIXED))) {
            objects.stream()
                    .filter(each -> each.held().isPresent())
                    .forEach(each -> departure.keep(each, Reason.MIXED_PATIENT));
        }
    }

    private RefusedBodyException nothing(List<Received> objects) {
        if (objects.stream().anyMatch(each -> each.status().equals(TransitStatus.NOT_WANTED))) {
            return new RefusedBodyException(NOT_ACCEPTABLE, "expected another encoding; it is not there in this");
        }
        return nothing();
    }

    /** The same for a no and for what is not there. While news are missing it is the same for a yes. */
    private RefusedBodyException nothing() {
        return parts.admission().isUpToDate()
                ? new RefusedBodyException(NOT_FOUND, NOTHING)
                : new RefusedBodyException(UNAVAILABLE, "the agent has not heard from its server; try again later");
    }
}
