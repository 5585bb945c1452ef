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

    /**
     * Reads a file from its beginning.
     *
     * @return whether it ended as a file should, in zeros or at its very end; false if its tail was torn
     */
    static boolean read(Path file, Consumer<byte[]> record) throws IOException {
        long left = Files.size(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (left >= Segment.PREFIX) {
                int length = in.readInt();
                int checksum = in.readInt();
                left -= Segment.PREFIX;
                if (length == 0) {
                    return checksum == 0 && onlyZeros(in);
                }
                if (length < 0 || length > left) {
                    return false;
                }
                byte[] content = in.readNBytes(length);
                left -= length;
                if (content.length != length || Segment.checksum(content) != checksum) {
                    return false;
                }
                record.accept(content);
            }
            return left == 0;
        }
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
