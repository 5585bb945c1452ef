// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The files and what is known of them.
 *
 * @param folder the files
 * @param index what they are
 */
record QueueState(QueueFolder folder, Index index) {
    private static final Logger LOG = System.getLogger(QueueState.class.getName());

    /** Notes on the disk that the recipient has it, before anything else: it is not sent again after a kill. */
    void sent(Entry entry) {
        try {
            folder.sent(entry.id);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An object that was sent may be sent once more after a restart", e);
        }
    }

    /** Takes it out; false if its file is still there. */
    boolean delete(Entry entry) {
        try {
            folder.delete(entry.id);
            index.remove(entry);
            return true;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A file of the queue cannot be deleted; it is not sent again", e);
            index.over(entry);
            return false;
        }
    }
}
