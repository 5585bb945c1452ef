// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A mail server that takes one connection and never says a word. */
final class SilentServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    SilentServer() throws IOException {
        var _ = Thread.ofVirtual().start(this::hold);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns once somebody waits for a greeting. */
    void awaitSomebody() throws InterruptedException {
        asked.await();
    }

    private void hold() {
        try (Socket _ = listener.accept()) {
            asked.countDown();
            over.await();
        } catch (IOException gone) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(gone);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        listener.close();
    }
}
