// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.nio.file.Path;
import java.time.InstantSource;

/** A journal whose disk takes what is written but can stop forcing it, for tests of other rooms. */
public final class FailingJournal {
    private static final int ROOM = 64 << 10;

    private final BrokenDisk disk = new BrokenDisk();
    private final DisclosureJournal journal;

    public FailingJournal(Path folder, InstantSource time) {
        journal = DisclosureJournal.open(JournalHomes.in(folder), new JournalRoom(disk, ROOM), time);
    }

    public DisclosureJournal journal() {
        return journal;
    }

    /** From now on nothing that is written is sure to be on the disk. */
    public void stopForcing() {
        disk.forceFails = true;
    }
}
