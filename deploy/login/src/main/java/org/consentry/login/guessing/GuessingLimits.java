// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import java.time.Duration;

/**
 * The limits of an address.
 *
 * @param ofName with one name, known or unknown
 * @param ofAddress with all names together
 */
public record GuessingLimits(Limit ofName, Limit ofAddress) {
    private static final int TIMES_WHERE_SHARED = 10;

    /** For an address that very many people share: ten times as many wrong tries, each forgotten ten times as fast. */
    public GuessingLimits whereShared() {
        Duration forgetsOneAfter = ofAddress.forgetsOneAfter().dividedBy(TIMES_WHERE_SHARED);
        return new GuessingLimits(
                ofName,
                new Limit(
                        Math.multiplyExact(ofAddress.wrong(), TIMES_WHERE_SHARED),
                        forgetsOneAfter.toSeconds() < 1 ? Duration.ofSeconds(1) : forgetsOneAfter,
                        ofAddress.firstWait(),
                        ofAddress.longestWait()));
    }
}
