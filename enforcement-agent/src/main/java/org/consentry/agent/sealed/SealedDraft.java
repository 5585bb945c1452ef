// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** An object on its way to the disk. It is kept once {@link #commit} returns; closed before, nothing of it is. */
public final class SealedDraft implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SealedDraft.class.getName());

    private final SealedFolder folder;
    private final String id;
    private final FileSeal seal;
    private final SealedDisk.OpenFile body;
    private final SealedOutput output;
    private final FileKeeper keeper;
    private boolean committed;

    SealedDraft(SealedFolder folder, byte[] facts, FileKeeper keeper) throws IOException {
        this.folder = folder;
        this.id = folder.newId();
        this.seal = folder.seal(id, facts);
        this.body = folder.body(id);
        this.output = new SealedOutput(seal, body, keeper);
        this.keeper = keeper;
    }

    /** Names the object. */
    public String id() {
        return id;
    }

    /** Takes the data set. Writing may throw what the keeper makes of a fault of the disk. */
    public OutputStream output() {
        return output;
    }

    /** Bytes written to the disk so far. */
    public long sealedBytes() {
        return output.sealedBytes();
    }

    /** Keeps the object. When this returns, it is on the disk itself; if the disk fails, nothing of it is kept. */
    public void commit() {
        try {
            output.finish();
            folder.commit(id, seal);
            committed = true;
        } catch (IOException e) {
            throw keeper.broken(e);
        }
    }

    /**
     * Keeps several objects of one folder, all of them or none, wherever the process or the power ends. When this
     * returns, they are on the disk itself; if the disk fails, nothing of any is kept.
     */
    public static void commitTogether(List<SealedDraft> drafts) {
        if (drafts.size() == 1) {
            drafts.getFirst().commit();
            return;
        }
        if (drafts.isEmpty()) {
            return;
        }
        SealedDraft first = drafts.getFirst();
        try {
            for (SealedDraft draft : drafts) {
                draft.output.finish();
                draft.folder.prepare(draft.id, draft.seal);
            }
            first.folder.keepTogether(drafts.stream().map(SealedDraft::id).toList());
            drafts.forEach(draft -> draft.committed = true);
        } catch (IOException e) {
            throw first.keeper.broken(e);
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
            LOG.log(Level.WARNING, "What is left of an object that is not kept is cleared away at the next start", e);
        }
    }
}
