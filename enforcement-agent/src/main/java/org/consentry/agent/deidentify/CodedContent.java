// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;

/** Which items of structured content may stay when it is cleaned: those that say what they say in codes or shapes. */
final class CodedContent {
    private static final int VALUE_TYPE = 0x0040A040;
    private static final int CONTENT_SEQUENCE = 0x0040A730;
    private static final int GRAPHIC_ANNOTATION_SEQUENCE = 0x00700001;
    private static final int TEXT_OBJECT_SEQUENCE = 0x00700008;
    private static final int GRAPHIC_OBJECT_SEQUENCE = 0x00700009;
    private static final int GRAPHIC_TYPE = 0x00700023;
    private static final Set<String> SPEAKING_TYPES = Set.of("TEXT", "PNAME");
    private static final Set<String> SHAPES = Set.of("POINT", "CIRCLE", "ELLIPSE");
    private static final String PRIVATE_SCHEME = "99";

    private CodedContent() {}

    /** Whether an item of a sequence may stay; the elements in it are then judged one by one. */
    static boolean mayStay(int sequence, Dataset item) {
        Optional<String> scheme = first(item, Tag.CODING_SCHEME_DESIGNATOR);
        if (scheme.isPresent() && scheme.get().startsWith(PRIVATE_SCHEME)) {
            return false;
        }
        return switch (sequence) {
            case CONTENT_SEQUENCE ->
                first(item, VALUE_TYPE)
                        .filter(type -> !SPEAKING_TYPES.contains(type))
                        .isPresent();
            case TEXT_OBJECT_SEQUENCE -> false;
            // A line with enough points can spell a name.
            case GRAPHIC_OBJECT_SEQUENCE ->
                first(item, GRAPHIC_TYPE).filter(SHAPES::contains).isPresent();
            default -> true;
        };
    }

    /** Whether cleaning means judging each item; other elements without text or dates cannot be cleaned. */
    static boolean isCleanable(Element element, ProfileOption cleaner) {
        return element.isSequence()
                && (cleaner != ProfileOption.CLEAN_GRAPHICS || element.tag() == GRAPHIC_ANNOTATION_SEQUENCE);
    }

    private static Optional<String> first(Dataset item, int tag) {
        return item.strings(tag).stream().findFirst();
    }
}
