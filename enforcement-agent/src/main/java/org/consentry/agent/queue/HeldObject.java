// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.consentry.agent.sealed.FileKeeper;
import org.consentry.agent.sealed.FleetingFile;

/** One object of a {@link Holding}: written once, then read as often as it takes. */
public final class HeldObject {
    private final WaitingFacts facts;
    private final FleetingFile file;
    private final FileKeeper keeper;

    HeldObject(WaitingFacts facts, FleetingFile file, FileKeeper keeper) {
        this.facts = facts;
        this.file = file;
        this.keeper = keeper;
    }

    /** What is asked before it leaves, and what it is. */
    public WaitingFacts facts() {
        return facts;
    }

    /** Takes the data set as it may leave. Writing may throw {@link QueueUnavailableException}. */
    public OutputStream output() {
        return file.output();
    }

    /** All of it was written. Its buffer goes: a request may hold thousands of objects. */
    public void finish() {
        try {
            file.finish();
        } catch (IOException e) {
            throw keeper.broken(e);
        }
    }

    /** How long the data set is, in bytes, once all of it was written. */
    public long bytes() {
        return file.bytes();
    }

    /** The data set from its beginning; reading throws {@link IOException} if the file was changed. */
    public InputStream open() throws IOException {
        return file.open();
    }

    /** The same without its first bytes. */
    public InputStream open(long from) throws IOException {
        return file.open(from);
    }

    void delete() throws IOException {
        file.delete();
    }
}
