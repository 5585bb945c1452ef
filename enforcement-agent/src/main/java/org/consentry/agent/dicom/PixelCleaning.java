// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import java.util.Set;
import org.consentry.agent.pixels.TextRemoval;

/**
 * On which routes text is taken out of pixels. On all others what may show text stays.
 *
 * @param removal takes it out; empty if the site has no program that reads text
 * @param routes their called AE titles
 */
public record PixelCleaning(Optional<TextRemoval> removal, Set<String> routes) {
    /** On no route. */
    public static final PixelCleaning NONE = new PixelCleaning(Optional.empty(), Set.of());

    public PixelCleaning {
        routes = Set.copyOf(routes);
    }

    /** What takes text out on this route; empty if nothing does. */
    Optional<TextRemoval> on(String calledAe) {
        return removal.filter(_ -> routes.contains(calledAe));
    }
}
