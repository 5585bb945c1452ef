// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.consentry.agent.sealed.DamagedFileException;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an object or a route besides what it is.
 *
 * @param tries how often it was tried in vain since it came or was released
 * @param hold why it is not tried, or null if it is
 */
record Note(int tries, @Nullable Hold hold) {
    static final Note NONE = new Note(0, null);

    private static final int FORM = 1;

    /** Whether there is anything to remember. */
    boolean isEmpty() {
        return equals(NONE);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeInt(tries);
            out.writeBoolean(hold != null);
            if (hold != null) {
                out.writeBoolean(hold.byHand());
                out.writeUTF(hold.since().toString());
                out.writeUTF(hold.by());
                out.writeUTF(hold.why());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    static Note of(byte[] bytes) throws DamagedFileException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                throw new DamagedFileException("its note has another form");
            }
            int tries = in.readInt();
            Hold hold = in.readBoolean()
                    ? new Hold(in.readBoolean(), Instant.parse(in.readUTF()), in.readUTF(), in.readUTF())
                    : null;
            return new Note(tries, hold);
        } catch (IOException | DateTimeException e) {
            throw new DamagedFileException("its note has another form");
        }
    }
}
