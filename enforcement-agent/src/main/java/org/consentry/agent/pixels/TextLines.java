// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What one reading of a picture believes to see. Of speckle a reader makes letters all over the picture, so only
 * certain words count, and whatever stands in a line with one of them.
 */
final class TextLines {
    private TextLines() {}

    /** Where there is text. */
    static List<TextBox> of(List<ReadWord> read) {
        Deque<ReadWord> lines =
                new ArrayDeque<>(read.stream().filter(ReadWord::isCertain).toList());
        List<ReadWord> unsure =
                new ArrayList<>(read.stream().filter(word -> !word.isCertain()).toList());
        List<TextBox> text = new ArrayList<>();
        while (!lines.isEmpty()) {
            ReadWord word = lines.pop();
            text.add(word.box());
            List<ReadWord> beside = unsure.stream().filter(word::isBeside).toList();
            unsure.removeAll(beside);
            lines.addAll(beside);
        }
        return text;
    }
}
