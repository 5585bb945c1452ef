// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.consentry.agent.disclosure.proof.JournalKey;

/** Homes of journals in tests: a key that anybody knows, and files that stay for a day. */
public final class JournalHomes {
    /** The key that signs what such a journal holds. */
    public static final JournalKey KEY = JournalKey.of(new byte[32]);

    private JournalHomes() {}

    /** One in that folder. */
    public static DisclosureJournal.Home in(Path folder) {
        return new DisclosureJournal.Home(folder, KEY, new Keeping(Duration.ofDays(1), 0), new Random());
    }
}
