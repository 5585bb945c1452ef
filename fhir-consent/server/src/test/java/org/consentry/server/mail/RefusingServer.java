// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that takes one connection, and answers each recipient with the same status. */
final class RefusingServer implements AutoCloseable {
    private final ServerSocket listener;
    private final String status;

    RefusingServer(String status) throws IOException {
        this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.status = status;
        var _ = Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        try (Socket socket = listener.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            say(socket, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                say(socket, command.startsWith("RCPT") ? status + " no" : "250 fine");
            }
        } catch (IOException gone) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
