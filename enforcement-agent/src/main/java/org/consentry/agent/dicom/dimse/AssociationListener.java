// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Listens for associations: one thread that accepts connections, one thread for each connection. Safe for every thread.
 *
 * <p>Beyond {@code maxAssociations}, or the share of one address, a request is rejected as transient (local limit
 * exceeded). Twice as many connections may be open, half of them for one address. Beyond that, a new connection takes
 * the door of the one of its address that has been silent for longest. If all have spoken, the new one is closed
 * without an answer.
 *
 * <p>With TLS a connection costs no more than without until its first byte is here. It counts as silent until its first
 * byte after the handshake. At most half of the processors work for handshakes.
 */
public final class AssociationListener implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AssociationListener.class.getName());

    private static final int BACKLOG = 64;
    /** Between attempts to accept while the machine has no file descriptors left. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocketChannel server;
    private final int port;
    private final ListenerConfig config;
    private final Acceptor acceptor;
    private final ThreadFactory threads;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final SilentOnes silent = new SilentOnes();
    private final Places doors;
    private final Places places;
    private final Semaphore handshakes =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private AssociationListener(
            ServerSocketChannel server, ListenerConfig config, Acceptor acceptor, ThreadFactory threads) {
        this.server = server;
        this.port = server.socket().getLocalPort();
        this.config = config;
        this.acceptor = acceptor;
        this.threads = threads;
        int most = config.maxAssociations();
        this.doors = new Places(2 * most, Math.max(2, most));
        this.places = new Places(most, config.maxPerAddress());
    }

    /**
     * Binds and starts to accept.
     *
     * @param address port 0 chooses a free one, see {@link #port}
     * @throws UncheckedIOException if the address cannot be bound
     */
    public static AssociationListener start(
            InetSocketAddress address, ListenerConfig config, Acceptor acceptor, ThreadFactory threads) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            try {
                server.setOption(StandardSocketOptions.SO_RCVBUF, Wire.KERNEL_BUFFER_BYTES);
                server.bind(address, BACKLOG);
                AssociationListener listener = new AssociationListener(server, config, acceptor, threads);
                threads.newThread(listener::acceptAll).start();
                return listener;
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen for DICOM associations on " + address, e);
        }
    }

    /** The port it was bound to. */
    public int port() {
        return port;
    }

    /** Associations that are open now. */
    public int associations() {
        return places.taken();
    }

    /** Stops listening, closes every connection, and waits for their sessions to end, but not longer than ARTIM. */
    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the DICOM listener", e);
        }
        awaitSessions();
    }

    private void awaitSessions() {
        try {
            if (!places.awaitNoneTaken(config.timeouts().artim())) {
                LOG.log(Level.WARNING, "a DICOM association did not end when its connection was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                SocketChannel connection = server.accept();
                InetAddress peer = connection.socket().getInetAddress();
                connections.add(connection);
                // closing does not stop an accept that has just succeeded
                if (!server.isOpen() || !isCaller(peer) || !hasDoor(peer)) {
                    connections.remove(connection);
                    connection.close();
                } else {
                    silent.add(connection, peer);
                    threads.newThread(() -> serve(connection, peer)).start();
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "a DICOM connection could not be accepted", e);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /**
     * Finds a free door, or takes the one of the connection that has been silent for longest. The closed connection
     * gives no door back.
     */
    private boolean hasDoor(InetAddress peer) throws IOException {
        while (!doors.take(peer)) {
            Optional<SocketChannel> oldest = silent.takeOldest(peer);
            if (oldest.isEmpty()) {
                acceptor.turnedAway(Acceptor.Limit.CONNECTIONS, peer);
                return false;
            }
            if (connections.remove(oldest.get())) {
                oldest.get().close();
                return true;
            }
        }
        return true;
    }

    private boolean isCaller(InetAddress peer) {
        boolean is = config.callers().contains(peer);
        if (!is) {
            acceptor.turnedAway(Acceptor.Limit.ADDRESS, peer);
        }
        return is;
    }

    private void serve(SocketChannel connection, InetAddress address) {
        try (connection;
                Wire wire = new Wire(connection, Association.MAX_PDU_BYTES)) {
            InetSocketAddress peer = (InetSocketAddress) connection.getRemoteAddress();
            secure(wire, address);
            new AcceptorSide(wire, config.timeouts(), acceptor, places, () -> silent.remove(connection))
                    .serve(new CallingPeer(peer, wire.certificate()));
        } catch (ClosedChannelException | AssociationLostException | MalformedPduException e) {
            LOG.log(Level.DEBUG, "a DICOM association ended early: {0}", e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "a DICOM association failed", e);
        } finally {
            silent.remove(connection);
            if (connections.remove(connection)) {
                doors.give(address);
            }
        }
    }

    private void secure(Wire wire, InetAddress peer) {
        if (config.encryption().isEmpty()) {
            return;
        }
        wire.awaitArrival(config.timeouts().greeting());
        try {
            wire.secure(
                    config.encryption().get().engine(),
                    this::inTurn,
                    config.timeouts().handshake());
        } catch (AssociationLostException e) {
            // who hung up has said nothing
            if (!(e.getCause() instanceof EOFException)) {
                acceptor.turnedAway(Acceptor.Limit.TLS, peer);
            }
            throw e;
        }
    }

    private void inTurn(Runnable task) {
        handshakes.acquireUninterruptibly();
        try {
            task.run();
        } finally {
            handshakes.release();
        }
    }
}
