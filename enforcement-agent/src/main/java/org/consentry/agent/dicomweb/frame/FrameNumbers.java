// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import java.util.List;
import java.util.regex.Pattern;
import org.consentry.agent.dicomweb.body.RefusedBodyException;

/**
 * The frames that a program asks for, in its order (PS3.18, 10.4.1.1).
 *
 * @param numbers from 1 on, each once; at least one
 */
public record FrameNumbers(List<Integer> numbers) {
    private static final int MALFORMED = 400;
    private static final int MOST = 1000;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    public FrameNumbers {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("expected a frame number");
        }
    }

    /**
     * Reads a list as it stands in an address.
     *
     * @throws RefusedBodyException with 400 if it is none
     */
    public static FrameNumbers of(String text) {
        List<String> said = List.of(text.split(",", -1));
        if (said.size() > MOST
                || !said.stream().allMatch(each -> NUMBER.matcher(each).matches())
                || said.stream().distinct().count() < said.size()) {
            throw new RefusedBodyException(
                    MALFORMED, "expected frame numbers from 1 on, with commas between, each once, at most " + MOST);
        }
        return new FrameNumbers(said.stream().map(Integer::valueOf).toList());
    }

    /**
     * The only one.
     *
     * @throws RefusedBodyException with 400 if there are several
     */
    public int only() {
        if (numbers.size() > 1) {
            throw new RefusedBodyException(MALFORMED, "expected one frame number");
        }
        return numbers.getFirst();
    }

    /** Whether all of them are among so many frames. */
    public boolean areWithin(int count) {
        return numbers.stream().allMatch(number -> number <= count);
    }
}
