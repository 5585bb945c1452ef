// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.quarantine;

import java.io.OutputStream;
import java.util.function.Consumer;
import org.consentry.agent.sealed.SealedDraft;

/**
 * An object on its way into the quarantine. It is kept once {@link #commit} returns; closed before, nothing of it is.
 */
public final class QuarantineDraft implements AutoCloseable {
    private final SealedDraft draft;
    private final QuarantinedFacts facts;
    private final Consumer<QuarantinedImage> list;

    QuarantineDraft(SealedDraft draft, QuarantinedFacts facts, Consumer<QuarantinedImage> list) {
        this.draft = draft;
        this.facts = facts;
        this.list = list;
    }

    /** Takes the data set as it came. Writing may throw {@link QuarantineUnavailableException}. */
    public OutputStream output() {
        return draft.output();
    }

    /**
     * Keeps the object. When this returns, it is on the disk itself.
     *
     * @throws QuarantineUnavailableException if the disk failed; nothing of it is kept
     */
    public void commit() {
        draft.commit();
        list.accept(new QuarantinedImage(draft.id(), facts, draft.sealedBytes()));
    }

    @Override
    public void close() {
        draft.close();
    }
}
