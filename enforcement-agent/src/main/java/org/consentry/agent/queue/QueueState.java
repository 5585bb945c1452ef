// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * The files and what is known of them.
 *
 * @param folder the files
 * @param index what they are
 */
record QueueState(QueueFolder folder, Index index) {
    private static final Logger LOG = System.getLogger(QueueState.class.getName());

    /** Notes on the disk that the recipient has it, before anything else: it is not sent again after a kill. */
    void sent(QueueEntry entry) {
        try {
            folder.sent(entry.id);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An object that was sent may be sent once more after a restart", e);
        }
    }

    /** Takes entries out; how many, which is none if files are still there. */
    int delete(List<QueueEntry> entries) {
        try {
            folder.delete(entries.stream().map(entry -> entry.id).toList());
            entries.forEach(index::remove);
            return entries.size();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Files of the queue cannot be deleted; they are not sent again", e);
            entries.forEach(index::over);
            return 0;
        }
    }
}
