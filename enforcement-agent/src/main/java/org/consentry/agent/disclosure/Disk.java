// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where the journal makes its files; a boundary, so that tests can fill the disk or break it. */
interface Disk {

    /** Makes a new file; fails if there is one of that name. */
    OpenFile create(Path path) throws IOException;

    /** A file being written. */
    interface OpenFile extends AutoCloseable {

        /** Writes all of the bytes at that offset. */
        void write(ByteBuffer bytes, long offset) throws IOException;

        /** Returns once everything written is on the disk itself. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** The file system of the machine. */
    Disk LOCAL = path -> {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new LocalFile(file);
    };

    /**
     * A file of the machine.
     *
     * @param channel open for writing
     */
    record LocalFile(FileChannel channel) implements OpenFile {
        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            long at = offset;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
