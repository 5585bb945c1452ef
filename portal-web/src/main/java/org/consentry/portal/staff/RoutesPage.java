// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.portal.fhir.route.Routes;

/**
 * View model of the ways out.
 *
 * @param routes what the server says, as of now
 */
public record RoutesPage(Routes routes) {

    /**
     * What waits somewhere.
     *
     * @param name of the recipient, else its id
     * @param title the AE title that senders call
     */
    public record Wait(String name, String title, Routes.Waiting waiting) {}

    /** All that waits on ways of the register, the oldest first. */
    public List<Wait> waits() {
        return routes.recipients().stream()
                .flatMap(RoutesPage::waits)
                .sorted((one, other) -> one.waiting()
                        .since()
                        .orElse(Instant.MAX)
                        .compareTo(other.waiting().since().orElse(Instant.MAX)))
                .toList();
    }

    private static Stream<Wait> waits(Routes.Destination recipient) {
        return recipient.ways().stream()
                .flatMap(way -> way.waiting().stream()
                        .map(one -> new Wait(
                                recipient.name().orElse(recipient.id()),
                                way.title().orElse(""),
                                one)));
    }
}
