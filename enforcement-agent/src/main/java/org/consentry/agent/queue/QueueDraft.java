// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** An object on its way into the queue. It waits once {@link #commit} returns; closed before, nothing of it is kept. */
public final class QueueDraft implements AutoCloseable {
    private static final Logger LOG = System.getLogger(QueueDraft.class.getName());

    private final QueueFolder folder;
    private final Index index;
    private final String id;
    private final WaitingFacts facts;
    private final FileSeal seal;
    private final QueueDisk.OpenFile body;
    private final SealedOutput output;
    private boolean committed;

    QueueDraft(QueueFolder folder, Index index, String id, WaitingFacts facts, Runnable look) throws IOException {
        this.folder = folder;
        this.index = index;
        this.id = id;
        this.facts = facts;
        this.seal = folder.seal(id, facts);
        this.body = folder.body(id);
        this.output = new SealedOutput(seal, body, look);
    }

    /** Takes the data set as it may leave. Writing may throw {@link QueueUnavailableException}. */
    public OutputStream output() {
        return output;
    }

    /**
     * Makes the object wait. When this returns, it is on the disk itself.
     *
     * @throws QueueUnavailableException if the disk failed; nothing of it is kept
     */
    public void commit() {
        try {
            output.finish();
            folder.commit(id, seal);
            committed = true;
            index.add(id, facts, output.sealedBytes(), Note.NONE);
        } catch (IOException e) {
            throw new QueueUnavailableException("the disk of the queue failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
            if (!committed) {
                folder.delete(id);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What is left of an object that does not wait is cleared away at the next start", e);
        }
    }
}
