// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the records of a journal file up to the first that is not whole. */
final class SegmentReader {

    private SegmentReader() {}

    /** How a file ended. */
    enum Ending {
        /** As a file should, in zeros or at its very end. */
        WHOLE,
        /** In the middle of its last record. */
        TORN,
        /** At a record that is not whole, although something follows. */
        BROKEN
    }

    /**
     * Reads a file from its beginning.
     *
     * @return whether it ended as a file should, in zeros or at its very end; false if its tail was torn
     */
    static boolean read(Path file, Consumer<byte[]> record) throws IOException {
        return ending(file, record) == Ending.WHOLE;
    }

    /** The same, with how it ended. */
    static Ending ending(Path file, Consumer<byte[]> record) throws IOException {
        long left = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (left >= Segment.PREFIX) {
                int length = in.readInt();
                int checksum = in.readInt();
                left -= Segment.PREFIX;
                if (length == 0) {
                    return checksum == 0 && onlyZeros(in) ? Ending.WHOLE : Ending.BROKEN;
                }
                if (length < 0 || length > left) {
                    return tear(in);
                }
                byte[] content = in.readNBytes(length);
                left -= length;
                if (content.length != length || Segment.checksum(content) != checksum) {
                    return tear(in);
                }
                record.accept(content);
            }
            return left == 0 ? Ending.WHOLE : Ending.TORN;
        }
    }

    private static Ending tear(DataInputStream in) throws IOException {
        return onlyZeros(in) ? Ending.TORN : Ending.BROKEN;
    }

    private static boolean onlyZeros(DataInputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
