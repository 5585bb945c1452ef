// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.start.rights;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A law of some places. Its name and its points are texts of the message bundles.
 *
 * @param id end of the message key of its name
 * @param places where it counts
 * @param since first day on which it counts; empty if that is not written down
 * @param source where to read it, as lawyers name it
 */
public record Law(String id, List<String> places, Optional<LocalDate> since, String source, List<Point> points) {

    /** Copies the lists. */
    public Law {
        places = List.copyOf(places);
        points = List.copyOf(points);
    }

    /**
     * One thing that it says.
     *
     * @param key of its text
     * @param unchecked whether counsel still has to confirm it
     */
    public record Point(String key, boolean unchecked) {}
}
