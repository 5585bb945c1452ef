// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import org.consentry.agent.disclosure.SegmentReader.Ending;

/**
 * Reads what earlier runs wrote. A torn tail is what a power cut leaves: what was being written then had not been let
 * go, so the tail is left out. A tear in a file that was followed by another, or with more behind it, is damage: the
 * file is kept for a person.
 *
 * @param files the journal's files
 * @param state what they add up to
 * @param roots what proves them
 */
record JournalReplay(SegmentFiles files, JournalState state, Roots roots) {

    private static final System.Logger LOG = System.getLogger(JournalReplay.class.getName());

    void run() throws IOException {
        NavigableMap<Long, Path> all = files.list();
        for (Map.Entry<Long, Path> file : all.entrySet()) {
            long number = file.getKey();
            Ending ending = SegmentReader.ending(file.getValue(), content -> {
                JournalRecord found = RecordCodec.read(content);
                state.apply(found, number);
                roots.take(found, content);
            });
            if (ending != Ending.WHOLE) {
                torn(file.getValue(), ending == Ending.TORN && number == all.lastKey());
            }
        }
        state.endReplay();
        roots.endReplay();
    }

    private static void torn(Path file, boolean powerCut) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (powerCut) {
            LOG.log(Level.WARNING, "The journal file {0} had a torn tail, which was left out", name);
            return;
        }
        Path kept = file.resolveSibling(name + ".damaged");
        if (!Files.exists(kept)) {
            Files.copy(file, kept);
            LOG.log(Level.ERROR, "The journal file {0} is damaged; a copy is kept as {1}", name, kept.getFileName());
        }
    }
}
