// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Values as people and comparisons see them: split, decoded, without padding (PS3.5 section 6.2). */
final class Text {
    private Text() {}

    static List<String> values(Element element, CharacterSet set) {
        if (element.length() == 0) {
            return List.of();
        }
        String text = set.decode(element.rawValue());
        if (!element.vr().isMultiValued() && element.vr() != Vr.UN) {
            return List.of(text.substring(0, end(text)));
        }
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
            values.add(trimmed(text.substring(from, at)));
            from = at + 1;
        }
        values.add(trimmed(text.substring(from)));
        return values;
    }

    static OptionalInt integer(Element element, Dataset dataset) {
        ByteBuffer bytes = ByteBuffer.wrap(element.rawValue()).order(ByteOrder.LITTLE_ENDIAN);
        Vr vr = element.vr();
        if (vr == Vr.IS) {
            return parsed(dataset.strings(element));
        }
        if (bytes.remaining() < vr.wordBytes()) {
            return OptionalInt.empty();
        }
        return switch (vr) {
            case US -> OptionalInt.of(Short.toUnsignedInt(bytes.getShort()));
            case SS -> OptionalInt.of(bytes.getShort());
            case UL, SL -> OptionalInt.of(bytes.getInt());
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt parsed(List<String> values) {
        if (values.isEmpty() || !values.get(0).matches("[+-]?[0-9]{1,9}")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(values.get(0)));
    }

    private static String trimmed(String value) {
        int from = 0;
        int to = end(value);
        while (from < to && value.charAt(from) == ' ') {
            from++;
        }
        return value.substring(from, to);
    }

    /** Where trailing spaces and the NUL of UIDs (and of careless writers) begin. */
    private static int end(String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
            end--;
        }
        return end;
    }
}
