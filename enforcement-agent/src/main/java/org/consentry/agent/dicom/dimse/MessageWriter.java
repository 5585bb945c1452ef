// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Puts messages into P-DATA-TF PDUs of the length the peer takes. A PDU is never written in two parts; small ones are
 * gathered and written together. The last fragment of a data set is held back until it is known to be the last.
 */
final class MessageWriter {
    private static final int FRAME_BYTES = Pdu.HEADER_BYTES + Pdu.DataValue.HEADER_BYTES;
    private static final int GATHER_BYTES = 128 << 10;
    private static final int MIN_PDU_BYTES = 128;

    private final Wire wire;
    private final Duration limit;
    private final int fragmentBytes;
    private final ByteBuffer out;
    private int frameStart;

    /** @param peerMaxPduBytes what the peer said, 0 for no limit */
    MessageWriter(Wire wire, Duration limit, long peerMaxPduBytes) {
        if (peerMaxPduBytes != 0 && peerMaxPduBytes < MIN_PDU_BYTES) {
            throw new MalformedPduException("the peer takes only PDUs of " + peerMaxPduBytes + " bytes");
        }
        long max = peerMaxPduBytes == 0 ? GATHER_BYTES : Math.min(peerMaxPduBytes, GATHER_BYTES);
        this.wire = wire;
        this.limit = limit;
        this.fragmentBytes = ((int) max - Pdu.DataValue.HEADER_BYTES) & ~1;
        this.out = ByteBuffer.allocate(Pdu.HEADER_BYTES + GATHER_BYTES);
    }

    /** Writes a command without a data set. */
    void send(int contextId, Command command) {
        putCommand(contextId, command);
        flush();
    }

    /** Begins a message with a data set: {@link #data} follows, then {@link #endData}. */
    void begin(int contextId, Command command) {
        putCommand(contextId, command);
        startFrame();
    }

    void data(int contextId, byte[] from, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            int room = fragmentBytes - frameLength();
            if (room == 0) {
                endFrame(contextId, 0);
                startFrame();
                room = fragmentBytes;
            }
            int count = Math.min(room, left);
            out.put(from, at, count);
            at += count;
            left -= count;
        }
    }

    void endData(int contextId) {
        endFrame(contextId, 2);
        flush();
    }

    private void putCommand(int contextId, Command command) {
        ByteBuffer bytes = command.encode();
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), fragmentBytes);
            startFrame();
            out.put(PduDecoder.slice(bytes, count));
            endFrame(contextId, bytes.hasRemaining() ? 1 : 3);
        }
    }

    private int frameLength() {
        return out.position() - frameStart - FRAME_BYTES;
    }

    private void startFrame() {
        if (out.remaining() < FRAME_BYTES + fragmentBytes) {
            flush();
        }
        frameStart = out.position();
        out.position(frameStart + FRAME_BYTES);
    }

    private void endFrame(int contextId, int control) {
        int length = frameLength();
        out.put(frameStart, (byte) Pdu.P_DATA_TF)
                .put(frameStart + 1, (byte) 0)
                .putInt(frameStart + 2, length + Pdu.DataValue.HEADER_BYTES)
                .putInt(frameStart + 6, length + 2)
                .put(frameStart + 10, (byte) contextId)
                .put(frameStart + 11, (byte) control);
    }

    private void flush() {
        wire.write(out.flip(), limit);
        out.clear();
    }
}
