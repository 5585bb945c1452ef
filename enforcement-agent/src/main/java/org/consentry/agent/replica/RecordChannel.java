// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Appends records of length, checksum, kind and text to a file. */
final class RecordChannel implements AutoCloseable {

    static final int PREFIX = Integer.BYTES + Integer.BYTES;

    private final FileChannel channel;

    private RecordChannel(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens a file to write it anew. */
    static RecordChannel create(Path file) throws IOException {
        return new RecordChannel(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    /** Opens a file to add to it after its first {@code length} bytes; what is behind them is cut off. */
    static RecordChannel append(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(length);
        return new RecordChannel(channel);
    }

    void write(char kind, String text) throws IOException {
        byte[] content = (kind + text).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(PREFIX + content.length);
        out.putInt(content.length).putInt(checksum(content)).put(content).flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    void force() throws IOException {
        channel.force(false);
    }

    long size() throws IOException {
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static int checksum(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (int) sum.getValue();
    }
}
