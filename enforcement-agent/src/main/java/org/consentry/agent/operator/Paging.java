// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import org.consentry.protocol.MalformedMessageException;

/** Which part of a list is asked for. */
final class Paging {
    /** How many are listed if nobody says how many. */
    static final String USUAL = "1000";

    private static final int MOST = 10_000;

    private Paging() {}

    static int skip(String text) {
        return number("skip", text, 0, Integer.MAX_VALUE);
    }

    static int limit(String text) {
        return number("limit", text, 1, MOST);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new MalformedMessageException("expected " + name + " from " + least + " to " + most);
    }
}
