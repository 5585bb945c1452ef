// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.util.regex.Pattern;

/**
 * What a person did by hand to images that wait for a recipient, or tried on a route, who it was, and why.
 *
 * @param kind what was done
 * @param by the person's name as the token has it, else the program's; 1 to 200 characters
 * @param account the account, stable over names; 1 to 200 characters
 * @param why the person's words, 3 to 200 characters in one line; the patient may read them
 */
public record HandAct(Kind kind, String by, String account, String why) {
    private static final int LONGEST = 200;
    private static final int SHORTEST_WHY = 3;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** What can be done. */
    public enum Kind {
        /** It is not tried until somebody releases it. */
        HOLD,
        /** A hold is lifted. It leaves only if it is permitted then. */
        RELEASE,
        /** It is tried at once, without the pause after a try that failed. */
        RETRY,
        /** It is destroyed. */
        DROP,
        /** Nothing waits: it was asked what would become of a scan on the route. */
        TRY;

        /** Whether it is done to what waits. */
        public boolean isOfTheQueue() {
            return this != TRY;
        }
    }

    public HandAct {
        check("by", by, 1);
        check("account", account, 1);
        check("why", why, SHORTEST_WHY);
    }

    private static void check(String name, String text, int shortest) {
        if (text.strip().length() < shortest
                || text.length() > LONGEST
                || CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "expected " + name + " of " + shortest + " to " + LONGEST + " characters in one line");
        }
    }

    /** Names neither person nor reason. */
    @Override
    public String toString() {
        return "HandAct[" + kind + "]";
    }
}
