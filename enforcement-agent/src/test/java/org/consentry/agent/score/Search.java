// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score;

import java.util.Arrays;
import java.util.stream.Stream;
import org.consentry.agent.score.raw.RawElement;
import org.consentry.agent.score.raw.RawItem;
import org.consentry.agent.score.raw.Script;

/** Looks for a text in bytes, in whatever character set it may be written. */
final class Search {
    private static final int PIXEL_DATA = 0x7FE00010;

    private Search() {}

    static boolean isIn(RawElement element, String text) {
        return isIn(element.value(), text)
                || element.items().stream().anyMatch(item -> isIn(item, text))
                || element.fragments().stream().anyMatch(fragment -> isIn(fragment, text));
    }

    /** In any element but pixel data. */
    static boolean isIn(RawItem item, String text) {
        return item.elements().stream()
                .filter(element -> element.tag() != PIXEL_DATA)
                .anyMatch(element -> isIn(element, text));
    }

    static boolean isIn(byte[] bytes, String text) {
        return !text.isEmpty() && spellings(text).anyMatch(sought -> contains(bytes, sought));
    }

    private static Stream<byte[]> spellings(String text) {
        boolean plain = Script.ASCII.canWrite(text);
        Stream<Script> scripts = plain ? Stream.of(Script.ASCII) : Arrays.stream(Script.values());
        return scripts.filter(script -> script.canWrite(text)).map(script -> script.bareBytes(text));
    }

    private static boolean contains(byte[] bytes, byte[] sought) {
        for (int at = 0; at + sought.length <= bytes.length; at++) {
            if (bytes[at] == sought[0] && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
