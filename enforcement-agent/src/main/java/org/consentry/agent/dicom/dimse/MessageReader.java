// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes messages out of P-DATA-TF PDUs (PS3.7 section 6.3.1, PS3.8 annex E): a command in one or more fragments, then,
 * if the command says so, a data set in fragments of the same presentation context.
 */
final class MessageReader {
    private static final int MAX_COMMAND_BYTES = 64 << 10;

    private final Wire wire;
    private final Timeouts timeouts;
    private final Deque<Pdu.DataValue> pending = new ArrayDeque<>();
    private DataStream data = new DataStream(0, false);
    private boolean over;

    MessageReader(Wire wire, Timeouts timeouts) {
        this.wire = wire;
        this.timeouts = timeouts;
    }

    /** The next message, or empty when a release PDU came instead. */
    Optional<Message> next(Duration idle) {
        skipRest();
        ByteArrayOutputStream command = new ByteArrayOutputStream(256);
        Duration limit = idle;
        while (true) {
            if (pending.isEmpty() && !readPdu(limit)) {
                if (command.size() > 0) {
                    throw new MalformedPduException("a release within a message");
                }
                return Optional.empty();
            }
            limit = timeouts.transfer();
            Pdu.DataValue value = pending.remove();
            if (!value.command() || command.size() + value.bytes().remaining() > MAX_COMMAND_BYTES) {
                throw new MalformedPduException("a command of at most " + MAX_COMMAND_BYTES + " bytes was expected");
            }
            command.write(
                    value.bytes().array(),
                    value.bytes().arrayOffset() + value.bytes().position(),
                    value.bytes().remaining());
            if (value.last()) {
                Command decoded = Command.decode(ByteBuffer.wrap(command.toByteArray()));
                data = new DataStream(value.contextId(), decoded.hasDataSet());
                return Optional.of(new Message(value.contextId(), decoded, data));
            }
        }
    }

    /** Reads the current message to its end. */
    void skipRest() {
        data.drain();
    }

    /** Whether the peer has aborted or is gone, also if only a reader of a data set has noticed. */
    boolean isOver() {
        return over;
    }

    /** Reads one PDU into {@link #pending}; false if it was a release PDU. An empty P-DATA-TF is tolerated. */
    private boolean readPdu(Duration limit) {
        while (pending.isEmpty()) {
            ByteBuffer body = read(limit);
            Pdu pdu = PduDecoder.decode(wire.type(), body);
            if (pdu instanceof Pdu.DataTransfer transfer) {
                pending.addAll(transfer.values());
            } else if (pdu instanceof Pdu.ReleaseRequest || pdu instanceof Pdu.ReleaseResponse) {
                return false;
            } else if (pdu instanceof Pdu.Abort abort) {
                over = true;
                throw new AssociationLostException(
                        "the peer aborted, source " + abort.source() + ", reason " + abort.reason());
            } else {
                throw new MalformedPduException("data, release or abort expected, found PDU type " + wire.type());
            }
        }
        return true;
    }

    private ByteBuffer read(Duration limit) {
        try {
            return wire.read(limit);
        } catch (AssociationLostException e) {
            over = true;
            throw e;
        }
    }

    /** The data set of one message; it ends where the last fragment ends. */
    private final class DataStream extends InputStream {
        private final int contextId;
        private boolean more;
        private ByteBuffer fragment = ByteBuffer.allocate(0);

        DataStream(int contextId, boolean more) {
            this.contextId = contextId;
            this.more = more;
        }

        @Override
        public int read() {
            return advance() ? fragment.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, to.length);
            if (length == 0) {
                return 0;
            }
            if (!advance()) {
                return -1;
            }
            int count = Math.min(length, fragment.remaining());
            fragment.get(to, offset, count);
            return count;
        }

        @Override
        public int available() {
            return fragment.remaining();
        }

        void drain() {
            while (advance()) {
                fragment.position(fragment.limit());
            }
        }

        private boolean advance() {
            while (!fragment.hasRemaining()) {
                if (!more) {
                    return false;
                }
                if (pending.isEmpty() && !readPdu(timeouts.transfer())) {
                    throw new MalformedPduException("a release within a data set");
                }
                Pdu.DataValue value = pending.remove();
                if (value.command() || value.contextId() != contextId) {
                    throw new MalformedPduException("a data set fragment of context " + contextId + " was expected");
                }
                fragment = value.bytes();
                more = !value.last();
            }
            return true;
        }
    }
}
