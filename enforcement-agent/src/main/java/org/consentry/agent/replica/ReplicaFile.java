// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedBatchJson;
import org.jspecify.annotations.Nullable;

/**
 * The replica on disk: a whole view, then the batches after it. When the batches outgrow the view, the file is written
 * anew beside it and put in its place in one step. For one thread.
 */
final class ReplicaFile implements AutoCloseable {

    private static final long LEAST_BATCHES = 8L << 20;

    private final Path file;
    private @Nullable RecordChannel out;
    private long viewBytes;

    /** Uses that file, whose folder must be there. */
    ReplicaFile(Path file) {
        this.file = file;
    }

    /**
     * Reads what an earlier run left; a torn last record is cut off, since it was never published.
     *
     * @return the view, or empty if there is no file
     * @throws CorruptReplicaException if the file is damaged
     */
    Optional<ReplicaView> load() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ReplicaReader reader = new ReplicaReader();
        long length = reader.read(file);
        viewBytes = length;
        out = RecordChannel.append(file, length);
        return Optional.of(reader.view());
    }

    /** Puts a whole view in the file's place. The view is on disk when this returns. */
    void replace(ReplicaView view) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (RecordChannel channel = RecordChannel.create(next)) {
            ReplicaWriter.write(channel, view);
            channel.force();
            viewBytes = channel.size();
        }
        close();
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        out = RecordChannel.append(file, viewBytes);
    }

    /** Adds a batch. It is on disk when this returns; after a failure the file must be replaced. */
    void append(FeedBatch batch) throws IOException {
        RecordChannel channel = out;
        if (channel == null) {
            throw new IOException("expected a replica file that was read or written whole, found none");
        }
        try {
            channel.write(ReplicaReader.BATCH, FeedBatchJson.write(batch).toString());
            channel.force();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Whether the batches have outgrown the view, so that {@link #replace} would shorten the file. */
    boolean isLong() throws IOException {
        RecordChannel channel = out;
        return channel != null && channel.size() - viewBytes > Math.max(LEAST_BATCHES, viewBytes);
    }

    @Override
    public void close() throws IOException {
        RecordChannel channel = out;
        out = null;
        if (channel != null) {
            channel.close();
        }
    }
}
