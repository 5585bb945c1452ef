// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.Tag;

/**
 * Says of what an archive could draw more into a picture than the pixels that were judged: overlays, curves, graphics
 * and their texts, waveforms and documents. De-identification takes them off the object; the archive has them still.
 */
final class DrawnElements {
    private static final int FIRST_CURVE = 0x5000;
    private static final int FIRST_OVERLAY = 0x6000;
    /** Curves and overlays have the even groups from the first to this many behind it. */
    private static final int REPEATED = 0xFF;

    private static final int PRESENTATION = 0x0070;
    private static final int WAVEFORMS = 0x5400;
    private static final int DOCUMENTS = 0x0042;
    private static final Set<Integer> GROUPS = Set.of(PRESENTATION, WAVEFORMS, DOCUMENTS);

    private DrawnElements() {}

    /** Whether there may be more in a picture of this object than its pixels. */
    static boolean areIn(Header header) {
        boolean pixels = header.pixels()
                .filter(start -> Tag.group(start.tag()) == Tag.group(Tag.PIXEL_DATA))
                .isPresent();
        return !pixels || areIn(header.dataset());
    }

    private static boolean areIn(Dataset dataset) {
        return dataset.elements().stream()
                .anyMatch(element -> isOne(element) || element.items().stream().anyMatch(DrawnElements::areIn));
    }

    private static boolean isOne(Element element) {
        int group = Tag.group(element.tag());
        return isRepeated(group, FIRST_CURVE) || isRepeated(group, FIRST_OVERLAY) || GROUPS.contains(group);
    }

    private static boolean isRepeated(int group, int first) {
        return group >= first && group <= first + REPEATED && group % 2 == 0;
    }
}
