// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.deidentify.SilentImages;
import org.consentry.agent.pixels.TextRemoval;

/**
 * On which routes text is taken out of pixels. On all others what may show text by its header stays, and of the rest no
 * pixels are looked at.
 *
 * @param removal takes it out; empty if the site has no program that reads text
 * @param routes their called AE titles
 * @param silent which images are read there of which the header says nothing of text
 */
public record PixelCleaning(Optional<TextRemoval> removal, Set<String> routes, SilentImages silent) {
    /** On no route. */
    public static final PixelCleaning NONE = new PixelCleaning(Optional.empty(), Set.of(), SilentImages.NONE);

    public PixelCleaning {
        routes = Set.copyOf(routes);
    }

    /** What takes text out on this route; empty if nothing does. */
    Optional<TextRemoval> on(String calledAe) {
        return removal.filter(_ -> routes.contains(calledAe));
    }

    /** Whether an object may leave by this route only if its pixels were read, although its header says nothing. */
    boolean mustRead(String calledAe, Header header) {
        return routes.contains(calledAe) && header.pixels().isPresent() && silent.include(header.dataset());
    }
}
