// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The floor of any gateway: HAProxy (Debian package {@code haproxy}), which copies bytes between a sender and a port
 * and decides nothing.
 */
public final class TcpRelay implements AutoCloseable {
    private static final long LOOK_EVERY_NANOS = 5_000_000;

    private final Process process;
    private final int port;

    private TcpRelay(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one that leads to a port of this machine.
     *
     * @param folder for its settings and log
     */
    public static TcpRelay start(Path folder, int target) throws IOException {
        int port = Dcmtk.freePort();
        Path settings = Files.writeString(folder.resolve("relay.cfg"), """
                defaults
                    mode tcp
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                listen relay
                    bind 127.0.0.1:%d
                    server recipient 127.0.0.1:%d
                """.formatted(port, target));
        Process process = Dcmtk.start(folder.resolve("relay.log"), "haproxy", "-db", "-f", settings.toString());
        while (!Dcmtk.listens(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("haproxy ended: " + Files.readString(folder.resolve("relay.log")));
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return new TcpRelay(process, port);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
