// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal file as somebody with the rights of the agent could change it: checksums fit again.
 *
 * @param path where it is
 * @param records what its records hold
 */
record WrittenFile(Path path, List<byte[]> records) {

    static WrittenFile read(Path path) throws IOException {
        List<byte[]> records = new ArrayList<>();
        SegmentReader.read(path, records::add);
        return new WrittenFile(path, records);
    }

    /** The place of the only, or the first, record of that kind. */
    int first(Class<? extends JournalRecord> kind) {
        for (int i = 0; i < records.size(); i++) {
            if (kind.isInstance(RecordCodec.read(records.get(i)))) {
                return i;
            }
        }
        throw new AssertionError("expected a record " + kind.getSimpleName());
    }

    void write() throws IOException {
        int bytes =
                records.stream().mapToInt(each -> Segment.PREFIX + each.length).sum();
        ByteBuffer file = ByteBuffer.allocate(bytes);
        records.forEach(
                each -> file.putInt(each.length).putInt(Segment.checksum(each)).put(each));
        Files.write(path, file.array());
    }
}
