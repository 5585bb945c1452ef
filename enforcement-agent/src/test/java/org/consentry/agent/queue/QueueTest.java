// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.consentry.agent.replica.Entries.annaSaysYes;

import java.nio.file.Path;
import org.consentry.agent.sealed.CutDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A queue after Anna has said yes, on a disk that a test can cut off. */
abstract class QueueTest {
    @TempDir
    Path temp;

    final CutDisk disk = new CutDisk(Integer.MAX_VALUE);
    Waiting waiting;

    @BeforeEach
    void open() {
        waiting = new Waiting(temp, disk);
        waiting.replica.learn(annaSaysYes());
    }

    @AfterEach
    void close() {
        waiting.close();
    }
}
