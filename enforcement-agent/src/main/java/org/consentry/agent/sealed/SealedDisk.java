// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Where files are changed; a boundary, so that tests can cut it off at every step. */
public interface SealedDisk {

    /** Makes a new file; fails if there is one of that name. */
    OpenFile create(Path path) throws IOException;

    /** Gives a file another name, all at once. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file if it is there. */
    void delete(Path path) throws IOException;

    /** Returns once new, renamed and deleted names are on the disk itself. */
    void forceFolder(Path folder) throws IOException;

    /** Bytes that are free. */
    long free(Path folder) throws IOException;

    /** A file being written. */
    interface OpenFile extends AutoCloseable {

        /** Writes all of the bytes at the end. */
        void append(ByteBuffer bytes) throws IOException;

        /** Returns once everything written is on the disk itself. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** The file system of the machine. */
    SealedDisk LOCAL = new SealedDisk() {
        @Override
        public OpenFile create(Path path) throws IOException {
            return new LocalFile(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void delete(Path path) throws IOException {
            Files.deleteIfExists(path);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }

        @Override
        public long free(Path folder) throws IOException {
            return Files.getFileStore(folder).getUsableSpace();
        }
    };

    /**
     * A file of the machine.
     *
     * @param channel open for writing
     */
    record LocalFile(FileChannel channel) implements OpenFile {
        @Override
        public void append(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
