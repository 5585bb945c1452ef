// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.util.List;

/** A reader that takes what a test says for text wherever it is not evenly painted. */
public record ScriptedFinder(List<TextBox> words) implements TextFinder {
    public ScriptedFinder(TextBox... words) {
        this(List.of(words));
    }

    @Override
    public List<TextBox> find(GreyImage image) {
        return words.stream().filter(box -> !isEven(image, box)).toList();
    }

    private static boolean isEven(GreyImage image, TextBox box) {
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                if (image.grey(x, y) != image.grey(box.left(), box.top())) {
                    return false;
                }
            }
        }
        return true;
    }
}
