// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.start.rights;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The laws and the ways to complain that this portal knows, from {@code rights/laws.properties}.
 *
 * @param places codes, in the order in which people pick from them
 */
public record PlaceLaws(List<String> places, List<Law> laws, List<ComplaintRoute> complaints) {

    private static final String FILE = "/rights/laws.properties";

    /** What stands behind a point that counsel still has to confirm. */
    private static final String UNCHECKED = "\u2020";

    /** Copies the lists. */
    public PlaceLaws {
        places = List.copyOf(places);
        laws = List.copyOf(laws);
        complaints = List.copyOf(complaints);
    }

    /** Reads the file. What it lacks is a bug and fails loudly. */
    public static PlaceLaws read() {
        Properties file = new Properties();
        try (InputStream bytes = Objects.requireNonNull(PlaceLaws.class.getResourceAsStream(FILE), FILE)) {
            file.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PlaceLaws(
                words(file, "places"),
                words(file, "laws").stream().map(id -> law(file, id)).toList(),
                words(file, "complaints").stream().map(id -> route(file, id)).toList());
    }

    /** Those of one place. */
    public PlaceLaws of(String place) {
        return new PlaceLaws(
                places,
                laws.stream().filter(law -> law.places().contains(place)).toList(),
                complaints.stream()
                        .filter(route -> route.places().contains(place))
                        .toList());
    }

    private static Law law(Properties file, String id) {
        String start = "law." + id + ".";
        return new Law(
                id,
                words(file, start + "places"),
                Optional.ofNullable(file.getProperty(start + "since")).map(LocalDate::parse),
                text(file, start + "source"),
                words(file, start + "points").stream()
                        .map(point -> new Law.Point(
                                "laws." + id + "." + point.replace(UNCHECKED, ""), point.endsWith(UNCHECKED)))
                        .toList());
    }

    private static ComplaintRoute route(Properties file, String id) {
        String start = "complaint." + id + ".";
        return new ComplaintRoute(
                id,
                words(file, start + "places"),
                text(file, start + "web"),
                file.getProperty(start + "lists", "").equals("yes"),
                file.getProperty(start + "phone", ""),
                file.getProperty(start + "tdd", ""));
    }

    private static List<String> words(Properties file, String key) {
        return Stream.of(text(file, key).split(" ", -1)).toList();
    }

    private static String text(Properties file, String key) {
        return Objects.requireNonNull(file.getProperty(key), key);
    }
}
