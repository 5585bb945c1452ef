// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.time.Duration;
import org.consentry.agent.disclosure.Outbox;

/**
 * What an administrator settles about the journal of disclosures.
 *
 * @param continueAfter the server's report number after which a restored journal goes on; none if not given
 * @param kept how long its files stay after the server has everything of them
 */
record JournalSettings(long continueAfter, Duration kept) {
    private static final long MOST_DAYS = 3650;
    private static final Duration USUAL = Duration.ofDays(7);

    static JournalSettings read(SettingsReader from) {
        return new JournalSettings(
                from.optional(
                        "disclosures-continue-after",
                        "the report number that the readiness check names",
                        Long::parseUnsignedLong,
                        Outbox.NEVER),
                from.optional("disclosures-kept-days", "a number from 0 to 3650", JournalSettings::days, USUAL));
    }

    private static Duration days(String text) {
        long days = Long.parseUnsignedLong(text);
        if (days > MOST_DAYS) {
            throw new IllegalArgumentException("out of range");
        }
        return Duration.ofDays(days);
    }
}
