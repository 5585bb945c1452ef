// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;

/**
 * Decides which items of structured content may stay when it is cleaned: those that carry their meaning in codes or
 * shapes.
 */
final class CodedContent {
    private static final int GRAPHIC_ANNOTATION_SEQUENCE = 0x00700001;
    private static final int TEXT_OBJECT_SEQUENCE = 0x00700008;
    private static final int GRAPHIC_OBJECT_SEQUENCE = 0x00700009;
    private static final int GRAPHIC_TYPE = 0x00700023;
    private static final Set<String> SHAPES = Set.of("POINT", "CIRCLE", "ELLIPSE");
    private static final String PRIVATE_SCHEME = "99";

    private CodedContent() {}

    /** Whether an item is a drawing that may speak: words, or a line with enough points to spell a name. */
    static boolean isSpeakingGraphic(int sequence, Dataset item) {
        return sequence == TEXT_OBJECT_SEQUENCE
                || (sequence == GRAPHIC_OBJECT_SEQUENCE
                        && item.strings(GRAPHIC_TYPE).stream().noneMatch(SHAPES::contains));
    }

    /** Whether an item is a code whose scheme is someone's own, so that nobody else knows what it says. */
    static boolean isPrivateCode(Dataset item) {
        return item.strings(Tag.CODING_SCHEME_DESIGNATOR).stream().anyMatch(name -> name.startsWith(PRIVATE_SCHEME));
    }

    /** Whether the option cleans the element by judging its items. */
    static boolean isCleanable(Element element, ProfileOption cleaner) {
        return element.isSequence()
                && (cleaner != ProfileOption.CLEAN_GRAPHICS || element.tag() == GRAPHIC_ANNOTATION_SEQUENCE);
    }
}
