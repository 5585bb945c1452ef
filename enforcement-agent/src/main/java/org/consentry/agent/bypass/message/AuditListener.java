// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass.message;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consentry.agent.bypass.Destination;
import org.consentry.agent.bypass.Lookout;
import org.consentry.agent.bypass.Sighted;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.Sighting;

/**
 * Takes audit messages from an archive. Syslog has no acknowledgement, so what the agent cannot record is lost to it:
 * it ends the connection, and the sender sees at least that.
 */
public final class AuditListener implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AuditListener.class.getName());
    private static final int MOST_CONNECTIONS = 32;
    private static final int IDLE_MILLIS = 600_000;
    private static final int LONGEST_NAME = 100;

    private final ServerSocket door;
    private final Guard guard;
    private final Lookout lookout;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** Makes of a connection that was taken the one that is read. */
    public interface Guard {
        /** The connection as it is. */
        Guard PLAIN = taken -> taken;

        /** By TLS, for instance. */
        Socket of(Socket taken) throws IOException;
    }

    /** Listens at a door that is bound already, which it closes in the end. */
    public AuditListener(ServerSocket door, Guard guard, Lookout lookout) {
        this.door = door;
        this.guard = guard;
        this.lookout = lookout;
        Thread.ofVirtual().name("consentry-audit-messages").start(this::accept);
    }

    /** The port it listens on. */
    public int port() {
        return door.getLocalPort();
    }

    /** Whether it still listens. */
    public boolean isAlive() {
        return !door.isClosed();
    }

    @Override
    public void close() {
        quietly(door);
        connections.forEach(AuditListener::quietly);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket connection = door.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    LOG.log(
                            Level.WARNING,
                            "Expected at most {0} senders of audit messages, found more",
                            MOST_CONNECTIONS);
                    quietly(connection);
                } else {
                    connections.add(connection);
                    Thread.ofVirtual().start(() -> read(connection));
                }
            } catch (SocketException e) {
                LOG.log(Level.DEBUG, "The listener for audit messages ended", e);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "A sender of audit messages could not be taken: {0}", e.getMessage());
            }
        }
    }

    private void read(Socket taken) {
        try (taken) {
            taken.setSoTimeout(IDLE_MILLIS);
            Socket connection = guard.of(taken);
            SyslogFrames frames = new SyslogFrames(new BufferedInputStream(connection.getInputStream()));
            for (Optional<String> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                take(frame.get());
            }
        } catch (IOException | JournalUnavailableException e) {
            LOG.log(Level.WARNING, "Audit messages of a connection are not read on: {0}", e.getMessage());
        } finally {
            connections.remove(taken);
        }
    }

    /** One that cannot be read is said in the log, and the next is read: it may be about something else. */
    private void take(String frame) {
        Optional<AuditMessage> read;
        try {
            read = AuditMessage.read(frame);
        } catch (MalformedMessageException e) {
            LOG.log(Level.ERROR, "What left is not known: {0}", e.getMessage());
            return;
        }
        if (read.isEmpty()) {
            return;
        }
        AuditMessage message = read.get();
        String by = Destination.line(message.source(), LONGEST_NAME);
        Sighting.Source source =
                Transfers.arrived(message) ? Sighting.Source.AUDIT_MESSAGE : Sighting.Source.AUDIT_FAILURE;
        boolean any = false;
        for (Sighted sighted : Transfers.of(message)) {
            any |= lookout.take(source, by.isEmpty() ? "unknown" : by, sighted);
        }
        if (any) {
            lookout.force();
        }
    }

    private static void quietly(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "A connection could not be closed", e);
        }
    }
}
