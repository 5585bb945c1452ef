// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import jakarta.json.JsonReader;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedBatchJson;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.Snapshot;
import org.jspecify.annotations.Nullable;

/** Reads a replica file. */
final class ReplicaReader {

    static final char HEADER = 'S';
    static final char ENTRY = 'E';
    static final char END = 'Z';
    static final char BATCH = 'B';

    private Contents.Changes changes = Contents.EMPTY.change();
    private long entries;
    private @Nullable Snapshot header;
    private @Nullable ReplicaView view;

    /** The view that was read. */
    ReplicaView view() {
        ReplicaView read = view;
        if (read == null) {
            throw new CorruptReplicaException("expected a whole view in the replica file, found none");
        }
        return read;
    }

    /**
     * Reads a file.
     *
     * @return how many bytes of it hold whole records
     */
    long read(Path file) throws IOException {
        long size = Files.size(file);
        long good = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (size - good >= RecordChannel.PREFIX) {
                int length = in.readInt();
                int checksum = in.readInt();
                long end = good + RecordChannel.PREFIX + length;
                if (length < 1 || end > size) {
                    break;
                }
                byte[] content = in.readNBytes(length);
                if (RecordChannel.checksum(content) != checksum) {
                    if (end == size) {
                        break;
                    }
                    throw new CorruptReplicaException("expected a sound record at byte " + good + " of the replica"
                            + " file, found one whose checksum is wrong");
                }
                take(new String(content, StandardCharsets.UTF_8));
                good = end;
            }
        } catch (MalformedMessageException | DateTimeException e) {
            throw new CorruptReplicaException("a record of the replica file cannot be read: " + e.getMessage());
        }
        view();
        return good;
    }

    private void take(String content) {
        String text = content.substring(1);
        switch (content.charAt(0)) {
            case HEADER -> header = header(text);
            case ENTRY -> {
                changes.accept(FeedEntryJson.read(object(text)));
                entries++;
            }
            case END -> end(Long.parseLong(text));
            case BATCH -> {
                FeedBatch batch = FeedBatchJson.read(text);
                long last = batch.entries().get(batch.entries().size() - 1).position();
                view = view().after(last, batch.entries());
            }
            default -> throw new CorruptReplicaException("a record of the replica file is of no known kind");
        }
    }

    private void end(long counted) {
        Snapshot of = header;
        if (of == null || counted != entries) {
            throw new CorruptReplicaException("expected " + counted + " entries in the replica file, found " + entries);
        }
        view = ReplicaView.loaded(of.epoch(), of.position(), changes.done());
    }

    private static Snapshot header(String text) {
        String[] parts = text.split(" ", 3);
        return new Snapshot(parts[2], Long.parseLong(parts[0]), Instant.parse(parts[1]));
    }

    private static jakarta.json.JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
