// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Optional;
import java.util.OptionalInt;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;

/**
 * Finds overlays whose bits are in unused bits of the pixels, as PS3.3 had them until 2004 (C.9.2). Taking their group
 * away would leave the drawing, which may be a name, where it is.
 */
final class OverlayRisk {
    private static final int ROWS = 0x60000010;
    private static final int COLUMNS = 0x60000011;
    private static final int BITS_ALLOCATED = 0x60000100;
    private static final int BIT_POSITION = 0x60000102;
    private static final int DATA = 0x3000;
    private static final int GROUP = 0xFFFF0000;

    private OverlayRisk() {}

    /** The element that says so; an overlay that has no bits of its own is taken for one, too. */
    static Optional<Integer> inPixels(Dataset header) {
        return header.elements().stream()
                .filter(element -> saysSo(element, header))
                .map(Element::tag)
                .findFirst();
    }

    private static boolean saysSo(Element element, Dataset header) {
        int tag = element.tag();
        return switch (Dictionary.canonical(tag)) {
            case ROWS, COLUMNS ->
                header.element((tag & GROUP) | DATA).map(Element::isEmpty).orElse(true);
            case BITS_ALLOCATED -> isOther(element, header, 1);
            case BIT_POSITION -> isOther(element, header, 0);
            default -> false;
        };
    }

    /** Whether something is there and is not the number of an overlay with bits of its own. */
    private static boolean isOther(Element element, Dataset header, int usual) {
        OptionalInt number = header.integer(element.tag());
        return number.isPresent() ? number.getAsInt() != usual : !element.isEmpty();
    }
}
