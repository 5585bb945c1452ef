// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that can be filled up, half a record early, or that stops forcing. */
final class BrokenDisk implements Disk {

    boolean full;
    boolean forceFails;

    @Override
    public OpenFile create(Path path) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        OpenFile file = Disk.LOCAL.create(path);
        return new OpenFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                if (full) {
                    file.write(bytes.slice(0, bytes.limit() / 2), offset);
                    throw new IOException("No space left on device");
                }
                file.write(bytes, offset);
            }

            @Override
            public void force() throws IOException {
                if (forceFails) {
                    throw new IOException("Input/output error");
                }
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
