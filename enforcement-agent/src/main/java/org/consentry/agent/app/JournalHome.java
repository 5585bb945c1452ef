// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.consentry.agent.deidentify.KeyFile;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.Keeping;
import org.consentry.agent.disclosure.proof.JournalKey;
import org.consentry.agent.disclosure.proof.JournalPublicKey;

/** Where the journal is, and the key that signs it. */
final class JournalHome {
    private static final System.Logger LOG = System.getLogger(JournalHome.class.getName());

    private JournalHome() {}

    /** The home; the public half of its key is written beside it, and its name into the log. */
    static DisclosureJournal.Home of(AgentSettings settings, KeyFile keys, RandomGenerator random) {
        JournalKey key = JournalKey.of(keys.derived("journal"));
        JournalPublicKey shown = key.publicKey();
        Path file = settings.dataFolder().resolve("journal-public-key.pem");
        try {
            Files.writeString(file, shown.pem(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal's public key cannot be written", e);
        }
        LOG.log(Level.INFO, "What left is signed with the key {0}; its public half is {1}", shown.id(), file);
        return new DisclosureJournal.Home(
                settings.dataFolder().resolve("disclosures"),
                key,
                new Keeping(settings.journal().kept(), 2 * settings.limits().leastRoom()),
                random);
    }
}
