// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
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
 * @param frames the list of frames, if the address has one
 */
record WebAddress(
        String route,
        Kind kind,
        Optional<String> study,
        Optional<String> series,
        Optional<String> instance,
        Optional<String> frames) {
    private static final String ROUTE = "/(?<route>[A-Za-z0-9_.-]{1,16})";
    private static final String IN_STUDY = "/studies/(?<study>[0-9.]{1,64})";
    private static final String IN_SERIES = "/series/(?<series>[0-9.]{1,64})";
    private static final String OBJECT = "/instances/(?<instance>[0-9.]{1,64})";
    private static final String FRAME_LIST = "/frames/(?<frames>[^/]{1,5000})";

    /** What is at an address. */
    enum Kind {
        /** All studies: they are stored there, and searched for. */
        STUDIES("GET, POST", "/studies"),
        /** One study: its objects are stored there, and fetched. */
        STUDY("GET, POST", IN_STUDY),
        /** Objects of a study. */
        OBJECTS("GET", IN_STUDY + IN_SERIES + perhaps(OBJECT)),
        /** Headers. */
        METADATA("GET", IN_STUDY + perhaps(IN_SERIES + perhaps(OBJECT)) + "/metadata"),
        /** Frames of an object. */
        FRAMES("GET", IN_STUDY + IN_SERIES + OBJECT + FRAME_LIST),
        /** A picture of an object, or of one of its frames. */
        RENDERED("GET", IN_STUDY + IN_SERIES + OBJECT + perhaps(FRAME_LIST) + "/rendered"),
        /** Series that are searched for. */
        SERIES("GET", perhaps(IN_STUDY) + "/series"),
        /** Instances that are searched for. */
        INSTANCES("GET", perhaps(IN_STUDY + perhaps(IN_SERIES)) + "/instances");

        private final String methods;
        private final Pattern path;

        Kind(String methods, String path) {
            this.methods = methods;
            this.path = Pattern.compile(ROUTE + path);
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
        return Arrays.stream(Kind.values())
                .flatMap(kind -> read(kind, path).stream())
                .findFirst()
                .orElseThrow(() -> new RefusedBodyException(HttpServletResponse.SC_NOT_FOUND, "nothing is here"));
    }

    private static Optional<WebAddress> read(Kind kind, String path) {
        Matcher parts = kind.path.matcher(path);
        return parts.matches()
                ? Optional.of(new WebAddress(
                        parts.group("route"),
                        kind,
                        part(parts, "study"),
                        part(parts, "series"),
                        part(parts, "instance"),
                        part(parts, "frames")))
                : Optional.empty();
    }

    private static Optional<String> part(Matcher parts, String name) {
        return parts.namedGroups().containsKey(name) ? Optional.ofNullable(parts.group(name)) : Optional.empty();
    }

    private static String perhaps(String part) {
        return "(?:" + part + ")?";
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
            case STUDY, OBJECTS, METADATA, FRAMES, RENDERED -> Optional.empty();
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
