// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Trailer;
import org.consentry.agent.deidentify.Outcome.Cleaned;
import org.consentry.agent.queue.QueueDraft;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.agent.queue.WaitingQueue;

/**
 * One object on its way into the queue for several recipients, for each as it may leave for it. All of them wait once
 * {@link #commit} returns; closed before, nothing of any is kept. One header at a time is in memory, and of the pixels
 * a few pieces.
 */
final class SharedObject implements AutoCloseable {
    private final WaitingQueue queue;
    private final Header header;
    private final List<QueueDraft> drafts = new ArrayList<>();
    private final List<DatasetWriter> writers = new ArrayList<>();
    private final List<DatasetWriter> unchanged = new ArrayList<>();

    SharedObject(WaitingQueue queue, Header header) {
        this.queue = queue;
        this.header = header;
    }

    /**
     * Writes the header as it may leave for one more recipient.
     *
     * @throws org.consentry.agent.queue.QueueUnavailableException if it cannot wait
     */
    void add(WaitingFacts facts, Cleaned cleaned) {
        QueueDraft draft = queue.begin(facts);
        drafts.add(draft);
        DatasetWriter writer = new DatasetWriter(draft.output(), header.syntax());
        try {
            writer.write(cleaned.dataset());
        } catch (IOException e) {
            throw new IllegalStateException("a draft throws its own", e);
        }
        writers.add(writer);
        if (cleaned.methods().isEmpty()) {
            unchanged.add(writer);
        }
    }

    /**
     * Reads the pixels once, for all. When this returns, all are on the disk itself.
     *
     * @throws MalformedDatasetException if the rest of the object is malformed
     * @throws org.consentry.agent.queue.QueueUnavailableException if the disk failed
     */
    void commit() {
        if (drafts.isEmpty()) {
            return;
        }
        try {
            header.pumpRest(
                    DatasetWriter.toEach(header.syntax(), writers),
                    DatasetWriter.toEach(header.syntax(), unchanged),
                    unchanged.isEmpty() ? Trailer.DROP : Trailer.KEEP);
            for (DatasetWriter writer : writers) {
                writer.finish();
            }
        } catch (IOException e) {
            throw new MalformedDatasetException("the pixel data's encoding is broken");
        }
        QueueDraft.commitTogether(drafts);
    }

    @Override
    public void close() {
        drafts.forEach(QueueDraft::close);
    }
}
