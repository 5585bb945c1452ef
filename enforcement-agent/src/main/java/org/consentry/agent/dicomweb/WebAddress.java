// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.retrieve.FetchTarget;
import org.consentry.agent.dicomweb.search.SearchLevel;
import org.consentry.policy.StudyUid;

/**
 * What an address of the door names.
 *
 * @param route the route's AE title
 * @param kind what is there
 * @param study the study's UID, if the address has one
 * @param series the series' UID, if the address has one
 * @param instance the instance's UID, if the address has one
 */
record WebAddress(String route, Kind kind, Optional<String> study, Optional<String> series, Optional<String> instance) {
    private static final String UID = "/([0-9.]{1,64})";
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_.-]{1,16})(?:/studies(?:" + UID + "(?:/series"
            + UID + "(?:/instances" + UID + ")?)?)?)?(/metadata|/series|/instances)?");
    private static final int STUDY = 2;
    private static final int SERIES = 3;
    private static final int INSTANCE = 4;
    private static final int LAST = 5;

    /** What is at an address. */
    enum Kind {
        /** All studies: they are stored there, and searched for. */
        STUDIES("GET, POST"),
        /** One study: its objects are stored there, and fetched. */
        STUDY("GET, POST"),
        /** Objects of a study. */
        OBJECTS("GET"),
        /** Headers. */
        METADATA("GET"),
        /** Series that are searched for. */
        SERIES("GET"),
        /** Instances that are searched for. */
        INSTANCES("GET");

        private final String methods;

        Kind(String methods) {
            this.methods = methods;
        }

        /** The methods that it has. */
        String methods() {
            return methods;
        }
    }

    /**
     * Reads a path.
     *
     * @throws RefusedBodyException with 404 if nothing is there
     */
    static WebAddress of(String path) {
        Matcher parts = PATH.matcher(path);
        Optional<Kind> kind = parts.matches() ? kind(path, parts) : Optional.empty();
        return new WebAddress(
                kind.map(_ -> parts.group(1)).orElse(""),
                kind.orElseThrow(() -> new RefusedBodyException(HttpServletResponse.SC_NOT_FOUND, "nothing is here")),
                Optional.ofNullable(parts.group(STUDY)),
                Optional.ofNullable(parts.group(SERIES)),
                Optional.ofNullable(parts.group(INSTANCE)));
    }

    private static Optional<Kind> kind(String path, Matcher parts) {
        boolean inStudy = parts.group(STUDY) != null;
        boolean inSeries = parts.group(SERIES) != null;
        boolean ofObject = parts.group(INSTANCE) != null;
        boolean below = path.substring(1 + parts.group(1).length()).startsWith("/studies") && !inStudy;
        String last = Optional.ofNullable(parts.group(LAST)).orElse("");
        return switch (last) {
            case "" ->
                inSeries
                        ? Optional.of(Kind.OBJECTS)
                        : inStudy ? Optional.of(Kind.STUDY) : below ? Optional.of(Kind.STUDIES) : Optional.empty();
            case "/metadata" -> inStudy ? Optional.of(Kind.METADATA) : Optional.empty();
            case "/series" -> inSeries || (below && !inStudy) ? Optional.empty() : Optional.of(Kind.SERIES);
            case "/instances" -> ofObject || (below && !inStudy) ? Optional.empty() : Optional.of(Kind.INSTANCES);
            default -> Optional.empty();
        };
    }

    /** Whether it has this method. */
    boolean has(String method) {
        return List.of(kind.methods().split(", ", -1)).contains(method);
    }

    /** What is searched for; empty if something is fetched. */
    Optional<SearchLevel> level() {
        return switch (kind) {
            case STUDIES -> Optional.of(SearchLevel.STUDIES);
            case SERIES -> Optional.of(SearchLevel.SERIES);
            case INSTANCES -> Optional.of(SearchLevel.INSTANCES);
            case STUDY, OBJECTS, METADATA -> Optional.empty();
        };
    }

    /**
     * What is fetched.
     *
     * @throws RefusedBodyException with 400 if that is no UID
     */
    FetchTarget target() {
        try {
            return new FetchTarget(new StudyUid(study.orElse("")), series, instance);
        } catch (IllegalArgumentException e) {
            throw new RefusedBodyException(HttpServletResponse.SC_BAD_REQUEST, "expected a Study Instance UID");
        }
    }
}
