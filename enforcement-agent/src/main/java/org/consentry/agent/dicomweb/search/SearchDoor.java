// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.agent.dicomweb.body.PacedOutput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.retrieve.FetchParts;
import org.consentry.agent.dicomweb.retrieve.FetchRoutes;
import org.consentry.agent.dicomweb.retrieve.OriginClient;
import org.consentry.agent.dicomweb.transit.ClientPlaces;
import org.consentry.agent.dicomweb.transit.Departure;
import org.consentry.agent.disclosure.Intent;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.StudyUid;

/**
 * The door for searches (DICOM PS3.18, 10.6). What may not be fetched is not listed, counted or hinted at. That a study
 * is listed is written down before, once a day. Safe for every thread.
 */
public final class SearchDoor {
    private static final int AT_ONCE = 8;
    private static final int OF_ONE = 4;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;
    private static final long MOST_BYTES = 64L << 20;
    private static final int PIECE = 1 << 16;

    private final FetchParts parts;
    private final FetchRoutes routes;
    private final ShownToday shown = new ShownToday();
    private final ClientPlaces places = new ClientPlaces(AT_ONCE, OF_ONE);

    /** Searches the archive from which is fetched. */
    public SearchDoor(FetchParts parts) {
        this.parts = parts;
        this.routes = new FetchRoutes(parts.gateway().replica(), parts.gateway().refusals());
    }

    /**
     * The route on which this program may search: one on which it may fetch.
     *
     * @throws RefusedBodyException if it may not, or nobody knows yet
     */
    public ExportRoute route(String called, Optional<String> client, InetAddress from) {
        return routes.route(called, client, from);
    }

    /**
     * Searches, and answers with what may be shown.
     *
     * @throws RefusedBodyException if there is no answer; nothing was shown
     * @throws IOException if the answer was broken off
     */
    public void search(ExportRoute route, String client, WebQuery query, SearchAnswer answer) throws IOException {
        OriginClient origin = parts.origin()
                .orElseThrow(() -> new RefusedBodyException(NOT_FOUND, "this agent has no archive to search"));
        requireNews();
        try (ClientPlaces.Place _ = places.take(client);
                Release release = parts.gateway()
                        .journal()
                        .release(ReleaseOrigin.on(route.route(), route.recipient())
                                .ofHeaders())) {
            List<SearchMatch> found = new ArrayList<>(
                    search(origin, route, client, query, release).matches());
            requireNews();
            found.sort(SearchMatch.ORDER);
            List<SearchMatch> page =
                    found.stream().skip(query.offset()).limit(query.limit()).toList();
            int left = Math.max(0, found.size() - query.offset() - page.size());
            show(route, page, query.warnings(left), answer);
        }
    }

    private Search search(OriginClient origin, ExportRoute route, String client, WebQuery query, Release release) {
        ArchiveQuestions archive =
                new ArchiveQuestions(origin, parts.admission(), release, Math.min(MOST_BYTES, parts.mostBytes()));
        Set<String> permitted = permitted(route, query, release);
        return query.level() == SearchLevel.STUDIES
                ? new StudySearch(
                        archive, parts.admission(), route, query, permitted, release, asked -> isOpen(asked, client))
                : new ObjectSearch(
                        archive,
                        parts.admission(),
                        route,
                        query,
                        permitted,
                        release,
                        new Departure(parts.gateway().judge(), release, now -> FetchRoutes.isOpenFor(now, client)));
    }

    /** Of the studies that are named, those of which anything may leave. The archive is not asked for the others. */
    private Set<String> permitted(ExportRoute route, WebQuery query, Release release) {
        return query.keys().studies().stream()
                .filter(uid -> parts.admission().mayBegin(route, study(uid), release))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static StudyUid study(String uid) {
        try {
            return new StudyUid(uid);
        } catch (IllegalArgumentException e) {
            throw new RefusedBodyException(BAD_REQUEST, "expected a Study Instance UID");
        }
    }

    private boolean isOpen(ExportRoute route, String client) {
        return parts.gateway()
                .replica()
                .view()
                .route(route.route().calledAe())
                .filter(now -> FetchRoutes.isOpenFor(now.route(), client))
                .isPresent();
    }

    /** While news are missing, nothing found would look like a no. */
    private void requireNews() {
        if (!parts.admission().isUpToDate()) {
            throw new RefusedBodyException(UNAVAILABLE, "the agent has not heard from its server; try again later");
        }
    }

    private void show(ExportRoute route, List<SearchMatch> page, List<String> warnings, SearchAnswer answer)
            throws IOException {
        byte[] body = page.stream()
                .map(match -> match.shown().toString())
                .collect(Collectors.joining(",\n", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
        Instant now = parts.gateway().clock().now().wall();
        List<Intent> intents = new ArrayList<>();
        try {
            Set<String> studies = new LinkedHashSet<>();
            for (SearchMatch match : page) {
                if (studies.add(match.study()) && !shown.holds(route, match.study(), now)) {
                    intents.add(match.intent().get());
                }
            }
            requireAllowed(page);
        } catch (JournalUnavailableException e) {
            intents.forEach(intent -> intent.failed(0));
            throw new RefusedBodyException(UNAVAILABLE, "the agent's disk takes nothing; try again later");
        } catch (RuntimeException e) {
            intents.forEach(intent -> intent.failed(0));
            throw e;
        }
        write(body, warnings, answer);
        intents.forEach(intent -> intent.sent(0, body.length / intents.size()));
        page.forEach(match -> shown.add(route, match.study(), now));
    }

    /** A no that came while it was written down. */
    private static void requireAllowed(List<SearchMatch> page) {
        if (!page.stream().allMatch(match -> match.stillMay().getAsBoolean())) {
            throw SearchMatch.changed();
        }
    }

    private static void write(byte[] body, List<String> warnings, SearchAnswer answer) throws IOException {
        OutputStream out = new PacedOutput(answer.begin(warnings, body.length), System::nanoTime);
        for (int at = 0; at < body.length; at += PIECE) {
            out.write(body, at, Math.min(PIECE, body.length - at));
        }
        out.flush();
    }
}
