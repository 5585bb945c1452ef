// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import jdk.net.ExtendedSocketOptions;

/**
 * One TCP connection, by TLS after {@link #secure}, that reads and writes whole PDUs, each within a time limit of its
 * own, so that a peer who trickles bytes or stops reading cannot hold a thread. For one thread at a time; only
 * {@link #close} may come from another.
 *
 * <p>The channel does not block: a read or write is tried first, and the selector is asked only when the kernel has
 * nothing. One input buffer of the longest P-DATA-TF we allow plus 64 KB, once something is read; only while an
 * association begins, up to 1 MB more may be held for its request or answer.
 */
final class Wire implements AutoCloseable {
    /**
     * Room in the kernel for an ordinary image, so that neither side waits for the other within one: what is received
     * by a listener, and what is sent on a connection of ours.
     */
    static final int KERNEL_BUFFER_BYTES = 1 << 20;

    private static final int READ_AHEAD_BYTES = 64 << 10;
    private static final int ASSOCIATE_BYTES = 1 << 20;
    /** For a peer to read why TLS failed before the connection is gone. */
    private static final Duration TO_READ_WHY = Duration.ofSeconds(1);

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final boolean quickAck;
    private final int maxBodyBytes;
    private ByteBuffer in = ByteBuffer.allocate(0);
    private Line line;
    private Optional<X509Certificate> certificate = Optional.empty();
    private int type;

    Wire(SocketChannel channel, int maxBodyBytes) throws IOException {
        this.channel = channel;
        this.line = new PlainLine(channel);
        this.maxBodyBytes = maxBodyBytes;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        SocketOption<Boolean> option = ExtendedSocketOptions.TCP_QUICKACK;
        this.quickAck = channel.supportedOptions().contains(option);
        this.selector = Selector.open();
        this.key = channel.register(selector, 0);
    }

    /** Connects, or fails with {@link AssociationLostException} that names the address. */
    static Wire connect(InetSocketAddress address, int maxBodyBytes, Duration limit) {
        try {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER_BYTES);
                channel.socket().connect(address, (int) limit.toMillis());
                return new Wire(channel, maxBodyBytes);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | UnresolvedAddressException e) {
            throw new AssociationLostException("cannot connect to " + address, e);
        }
    }

    /** Waits until the peer has sent anything. */
    void awaitByte(Duration limit) {
        fill(1, System.nanoTime() + limit.toNanos());
    }

    /** Waits until the peer has sent anything, and leaves it in the kernel. */
    void awaitArrival(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (await(SelectionKey.OP_READ, deadline) == 0) {
                // the time is looked at before each wait
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Agrees with the peer on TLS; from then on everything goes by it. Nothing may have been read before.
     *
     * @param tasks runs the costly parts before it returns
     * @throws TlsFailedException if the two do not agree, or the peer is not who it should be
     */
    void secure(SSLEngine engine, Executor tasks, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            TlsLine tls = new TlsLine(channel, engine, tasks);
            try {
                for (int wanted = tls.handshake(); wanted != 0; wanted = tls.handshake()) {
                    await(wanted, deadline);
                }
            } catch (SSLException e) {
                tls.end();
                awaitClose(TO_READ_WHY);
                throw e;
            }
            line = tls;
            certificate = tls.certificate();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The peer's certificate; empty if it has shown none, or there is no TLS. */
    Optional<X509Certificate> certificate() {
        return certificate;
    }

    /** Waits for the next PDU and returns its body, a view that is overwritten by the next call. */
    ByteBuffer read(Duration limit) {
        return read(System.nanoTime() + limit.toNanos(), maxBodyBytes);
    }

    /**
     * The same for the PDUs that begin an association. PS3.8 limits the length of P-DATA-TF only, and 128 presentation
     * contexts with all transfer syntaxes there are need some 400 KB.
     */
    ByteBuffer readLong(Duration limit) {
        return read(System.nanoTime() + limit.toNanos(), Math.max(maxBodyBytes, ASSOCIATE_BYTES));
    }

    private ByteBuffer read(long deadline, int most) {
        fill(Pdu.HEADER_BYTES, deadline);
        type = in.get() & 0xFF;
        in.get();
        int length = in.getInt();
        if (length < 0 || length > most) {
            throw new MalformedPduException(
                    "a PDU of at most " + most + " bytes expected, found " + Integer.toUnsignedString(length));
        }
        if (length > maxBodyBytes) {
            return inPieces(length, deadline);
        }
        fill(length, deadline);
        ByteBuffer body = in.slice(in.position(), length);
        in.position(in.position() + length);
        return body;
    }

    /** A body longer than the buffer, in memory that grows with what really arrives: the length is only a claim. */
    private ByteBuffer inPieces(int length, long deadline) {
        byte[] body = new byte[maxBodyBytes];
        int filled = 0;
        while (filled < length) {
            if (filled == body.length) {
                body = Arrays.copyOf(body, Math.min(length, 2 * body.length));
            }
            int piece = Math.min(body.length - filled, maxBodyBytes);
            fill(piece, deadline);
            in.get(body, filled, piece);
            filled += piece;
        }
        return ByteBuffer.wrap(body, 0, length);
    }

    /** The type of the PDU that {@link #read} returned last. */
    int type() {
        return type;
    }

    /** Whether the peer has neither closed the connection nor sent anything, looked at without waiting. */
    boolean isQuiet() {
        try {
            if (in.hasRemaining()) {
                return false;
            }
            in.clear();
            int count = line.read(in);
            in.flip();
            return count == 0;
        } catch (IOException e) {
            in.limit(in.position());
            return false;
        }
    }

    /** Whether the peer has closed the connection or aborted, looked at without waiting. Nothing is taken out. */
    boolean isGone() {
        return !isQuiet() && (!in.hasRemaining() || in.get(in.position()) == Pdu.ABORT);
    }

    /** Writes everything that remains in the buffer. */
    void write(ByteBuffer bytes, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!line.write(bytes)) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        } catch (SSLException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new AssociationLostException("the peer closed the connection", e);
        }
    }

    /** Waits until the peer closes, ignoring what it still sends; returns at the time limit in any case. */
    void awaitClose(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        open();
        try {
            while (line.read(in.clear()) >= 0 && System.nanoTime() < deadline) {
                await(SelectionKey.OP_READ, deadline);
            }
        } catch (IOException | AssociationLostException e) {
            // either way the connection has come to its end
        } finally {
            in.limit(0);
        }
    }

    @Override
    public void close() {
        line.end();
        try (selector;
                channel) {
            key.cancel();
        } catch (IOException e) {
            // nothing is left that could be done with this connection
        }
    }

    private void fill(int bytes, long deadline) {
        if (in.remaining() >= bytes) {
            return;
        }
        open();
        if (in.capacity() - in.position() < bytes || !in.hasRemaining()) {
            in.compact().flip();
        }
        int end = in.limit();
        int start = in.position();
        in.position(end).limit(in.capacity());
        try {
            while (in.position() - start < bytes) {
                if (quickAck) {
                    channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
                }
                int count = line.read(in);
                if (count < 0) {
                    throw new AssociationLostException("the peer closed the connection");
                }
                if (count == 0) {
                    await(SelectionKey.OP_READ, deadline);
                }
            }
        } catch (IOException e) {
            throw broken(e);
        } finally {
            in.limit(in.position()).position(start);
        }
    }

    /** A connection that says nothing costs no buffer. */
    private void open() {
        if (in.capacity() == 0) {
            in = ByteBuffer.allocate(Pdu.HEADER_BYTES + maxBodyBytes + READ_AHEAD_BYTES)
                    .limit(0);
        }
    }

    private static AssociationLostException broken(IOException e) {
        return e instanceof SSLException tls
                ? new TlsFailedException(tls)
                : new AssociationLostException("the connection broke", e);
    }

    /** Waits, but not beyond the deadline; returns 0 if the operation may not be possible yet. */
    private int await(int operation, long deadline) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0 || !channel.isOpen() || Thread.currentThread().isInterrupted()) {
            throw new AssociationLostException("the peer did not "
                    + (operation == SelectionKey.OP_READ ? "send" : "read") + " anything within the time limit");
        }
        try {
            key.interestOps(operation);
            int ready = selector.select(millis);
            selector.selectedKeys().clear();
            return ready;
        } catch (CancelledKeyException | ClosedSelectorException e) {
            throw new AssociationLostException("the connection was closed on this side", e);
        }
    }
}
