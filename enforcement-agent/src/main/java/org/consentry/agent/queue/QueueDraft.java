// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.consentry.agent.sealed.FileKeeper;
import org.consentry.agent.sealed.SealedDraft;

/** An object on its way into the queue. It waits once {@link #commit} returns; closed before, nothing of it is kept. */
public final class QueueDraft implements AutoCloseable {
    private final SealedDraft draft;
    private final QueueState state;
    private final WaitingFacts facts;

    QueueDraft(QueueState state, WaitingFacts facts, FileKeeper keeper) throws IOException {
        this.draft = state.folder().begin(facts, keeper);
        this.state = state;
        this.facts = facts;
    }

    /** Takes the data set as it may leave. Writing may throw {@link QueueUnavailableException}. */
    public OutputStream output() {
        return draft.output();
    }

    /**
     * Makes the object wait. When this returns, it is on the disk itself.
     *
     * @throws QueueUnavailableException if the disk failed; nothing of it is kept
     */
    public void commit() {
        draft.commit();
        begin();
    }

    /**
     * Makes objects wait, all of them or none, wherever the process ends. When this returns, they are on the disk
     * itself.
     *
     * @throws QueueUnavailableException if the disk failed; nothing of any is kept
     */
    public static void commitTogether(List<QueueDraft> drafts) {
        SealedDraft.commitTogether(drafts.stream().map(each -> each.draft).toList());
        drafts.forEach(QueueDraft::begin);
    }

    private void begin() {
        state.add(draft.id(), facts, draft.sealedBytes());
    }

    @Override
    public void close() {
        draft.close();
    }
}
