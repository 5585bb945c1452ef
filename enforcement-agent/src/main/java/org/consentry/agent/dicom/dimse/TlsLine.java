// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A connection by TLS. For one thread at a time; only {@link #end} may come from another.
 *
 * <p>What is to be written becomes records of 16 KB, of which as many as a PDU of ours needs go to the kernel in one
 * write. What comes is decrypted into the reader's own buffer where a whole record fits. Memory: 4 records coming and
 * up to 9 going, and one more while the reader's buffer is nearly full.
 */
final class TlsLine implements Line {
    private static final int RECORDS_IN = 4;
    private static final int RECORDS_OUT = 9;
    private static final int LAST_RECORDS = 4;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();
    private static final int CONTENT_BYTES = 16 << 10;
    private static final String OLD = "TLSv1.2";

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Executor tasks;
    private final ReentrantLock sending = new ReentrantLock();
    /** Records as they came. */
    private final ByteBuffer in;
    /** Decrypted, not taken yet. */
    private ByteBuffer clear = NOTHING;
    /** Records that the kernel has not taken yet. */
    private ByteBuffer out;

    /** @param tasks runs the costly parts of the handshake before it returns */
    TlsLine(SocketChannel channel, SSLEngine engine, Executor tasks) throws SSLException {
        this.channel = channel;
        this.engine = engine;
        this.tasks = tasks;
        this.in = ByteBuffer.allocate(RECORDS_IN * recordBytes()).limit(0);
        this.out = ByteBuffer.allocate(2 * recordBytes()).limit(0);
        engine.beginHandshake();
    }

    /** Goes on with the handshake; returns what to wait for as in {@link SelectionKey}, or 0 when it is done. */
    int handshake() throws IOException {
        while (true) {
            if (!flush()) {
                return SelectionKey.OP_WRITE;
            }
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> say();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!hear()) {
                        return SelectionKey.OP_READ;
                    }
                }
                default -> {
                    return 0;
                }
            }
        }
    }

    /** The certificate that the peer has proved to own; empty if it has shown none. */
    Optional<X509Certificate> certificate() {
        try {
            return Optional.of((X509Certificate) engine.getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int start = into.position();
        while (into.hasRemaining()) {
            if (clear.hasRemaining()) {
                take(into);
                continue;
            }
            boolean fits = into.remaining() >= engine.getSession().getApplicationBufferSize();
            switch (fits ? engine.unwrap(in, into).getStatus() : unwrapAside()) {
                case OK -> afterwards();
                case CLOSED -> {
                    return into.position() > start ? into.position() - start : -1;
                }
                case BUFFER_UNDERFLOW -> {
                    int count = into.position() > start ? 0 : receive();
                    if (count <= 0) {
                        return count < 0 ? count : into.position() - start;
                    }
                }
                case BUFFER_OVERFLOW -> throw new SSLException("a record is longer than it may be");
            }
        }
        return into.position() - start;
    }

    @Override
    public boolean write(ByteBuffer from) throws IOException {
        sending.lock();
        try {
            while (flush()) {
                if (!from.hasRemaining()) {
                    return true;
                }
                wrap(from);
            }
            return false;
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void end() {
        if (!sending.tryLock()) {
            return;
        }
        try {
            engine.closeOutbound();
            for (int i = 0; i < LAST_RECORDS && !engine.isOutboundDone(); i++) {
                say();
            }
            flush();
        } catch (IOException e) {
            // nobody listens any more
        } finally {
            sending.unlock();
        }
    }

    /** Hears the next record of the handshake; false if it is not there yet. */
    private boolean hear() throws IOException {
        Status status = unwrapAside();
        if (status == Status.BUFFER_UNDERFLOW) {
            int count = receive();
            if (count < 0) {
                throw new EOFException("the peer closed the connection within the handshake");
            }
            return count > 0;
        }
        if (status != Status.OK) {
            throw new SSLException("the peer ended the handshake");
        }
        return true;
    }

    /** What TLS 1.3 says between, such as new keys. TLS 1.2 would begin a new handshake, which nobody needs here. */
    private void afterwards() throws IOException {
        HandshakeStatus wanted = engine.getHandshakeStatus();
        if (wanted == HandshakeStatus.NOT_HANDSHAKING) {
            return;
        }
        if (OLD.equals(engine.getSession().getProtocol())) {
            throw new SSLException("the peer began a new handshake");
        }
        if (wanted == HandshakeStatus.NEED_TASK) {
            runTasks();
        } else if (wanted == HandshakeStatus.NEED_WRAP) {
            say();
            flush();
        }
    }

    private void take(ByteBuffer into) {
        int count = Math.min(clear.remaining(), into.remaining());
        into.put(into.position(), clear, clear.position(), count);
        into.position(into.position() + count);
        clear.position(clear.position() + count);
    }

    /** Decrypts a record into our own buffer, in which nothing is left. */
    private Status unwrapAside() throws SSLException {
        int most = engine.getSession().getApplicationBufferSize();
        if (clear.capacity() < most) {
            clear = ByteBuffer.allocate(most);
        }
        clear.clear();
        try {
            return engine.unwrap(in, clear).getStatus();
        } finally {
            clear.flip();
        }
    }

    private int receive() throws IOException {
        in.compact();
        try {
            return channel.read(in);
        } finally {
            in.flip();
        }
    }

    /** Makes records of as much as goes into one write. */
    private void wrap(ByteBuffer from) throws SSLException {
        int records = Math.min(RECORDS_OUT, 1 + from.remaining() / CONTENT_BYTES);
        if (out.capacity() < records * recordBytes()) {
            out = ByteBuffer.allocate(records * recordBytes());
        }
        out.clear();
        try {
            while (from.hasRemaining() && out.remaining() >= recordBytes()) {
                if (engine.wrap(from, out).getStatus() != Status.OK) {
                    throw new SSLException("the connection is closed");
                }
                runTasks();
            }
        } finally {
            out.flip();
        }
    }

    /** Adds a record of TLS itself to what is to be written. */
    private void say() throws SSLException {
        sending.lock();
        try {
            out.compact();
            if (out.remaining() >= recordBytes()) {
                engine.wrap(NOTHING, out);
            }
        } finally {
            out.flip();
            sending.unlock();
        }
    }

    private boolean flush() throws IOException {
        sending.lock();
        try {
            if (out.hasRemaining()) {
                channel.write(out);
            }
            return !out.hasRemaining();
        } finally {
            sending.unlock();
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            tasks.execute(task);
        }
    }

    private int recordBytes() {
        return engine.getSession().getPacketBufferSize();
    }
}
