// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.quarantine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.consentry.agent.sealed.DamagedFileException;

/**
 * What is kept of a refused object besides its data set. No name and no number of a patient is among it.
 *
 * @param at when it came
 * @param until when it is deleted
 * @param route the called AE title
 * @param reason the code of the refusal
 * @param sopClass its SOP Class UID
 * @param syntax the UID of its transfer syntax
 * @param study its Study Instance UID as the sender has it; empty if it had none
 * @param sopInstance its SOP Instance UID as the sender has it
 */
public record QuarantinedFacts(
        Instant at,
        Instant until,
        String route,
        String reason,
        String sopClass,
        String syntax,
        String study,
        String sopInstance) {
    private static final int FORM = 1;

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeUTF(at.toString());
            out.writeUTF(until.toString());
            out.writeUTF(route);
            out.writeUTF(reason);
            out.writeUTF(sopClass);
            out.writeUTF(syntax);
            out.writeUTF(study);
            out.writeUTF(sopInstance);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** Reads facts; what is read was sealed by us, so anything else is another version's. */
    static QuarantinedFacts of(byte[] bytes) throws DamagedFileException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                throw new DamagedFileException("its facts have another form");
            }
            return new QuarantinedFacts(
                    Instant.parse(in.readUTF()),
                    Instant.parse(in.readUTF()),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF());
        } catch (IOException | DateTimeException e) {
            throw new DamagedFileException("its facts have another form");
        }
    }
}
