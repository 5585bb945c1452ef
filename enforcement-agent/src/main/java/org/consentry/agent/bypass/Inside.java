// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places whose scans have not left the hospital, or come to an agent: what goes there is no sighting.
 *
 * @param places each {@code TITLE}, {@code HOST:PORT}, {@code TITLE@HOST}, {@code TITLE@HOST:PORT} or {@code @HOST}
 */
public record Inside(List<Place> places) {

    /** Everything leaves. */
    public static final Inside NOTHING = new Inside(List.of());

    private static final String HOST = "(?<host>[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]{2,45}])";
    private static final String PORT = ":(?<port>[1-9][0-9]{0,4})";
    private static final Pattern AT = Pattern.compile("(?<title>[A-Za-z0-9 _.-]{0,64})@" + HOST + "(" + PORT + ")?");
    private static final Pattern PLACE = Pattern.compile(HOST + PORT);
    private static final Pattern TITLE = Pattern.compile("[A-Za-z0-9 _.-]{1,64}");

    /**
     * One of them.
     *
     * @param title its AE title; empty for any
     * @param host its host in lower case; empty for any
     * @param port its port; 0 for any
     */
    public record Place(String title, String host, int port) {
        private boolean has(Destination destination) {
            return (title.isEmpty() || title.equals(destination.title()))
                    && (host.isEmpty() || destination.isAt(host))
                    && (port == 0 || port == destination.port());
        }
    }

    /** Copies the list. */
    public Inside {
        places = List.copyOf(places);
    }

    /**
     * Reads places with commas between.
     *
     * @throws IllegalArgumentException if one has another form
     */
    public static Inside parsed(String text) {
        return new Inside(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Inside::place)
                .toList());
    }

    private static Place place(String text) {
        if (TITLE.matcher(text).matches()) {
            return new Place(text, "", 0);
        }
        Matcher at = AT.matcher(text);
        if (at.matches()) {
            String port = at.group("port");
            return new Place(at.group("title"), host(at), port == null ? 0 : Integer.parseInt(port));
        }
        Matcher place = PLACE.matcher(text);
        if (place.matches()) {
            return new Place("", host(place), Integer.parseInt(place.group("port")));
        }
        throw new IllegalArgumentException("expected TITLE, HOST:PORT, TITLE@HOST, TITLE@HOST:PORT or @HOST");
    }

    private static String host(Matcher in) {
        return in.group("host").toLowerCase(Locale.ROOT);
    }

    /** Whether what goes there stays in the hospital, or comes to an agent. */
    boolean has(Destination destination) {
        return places.stream().anyMatch(place -> place.has(destination));
    }
}
