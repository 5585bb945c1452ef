// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends a request line as it is: no library puts its escapes right, or refuses to send it. */
final class Wire {
    private Wire() {}

    /**
     * What came back.
     *
     * @param status of the answer
     * @param text everything behind it
     */
    record Said(int status, String text) {}

    static Said get(URI base, String target, String token) {
        String request = "GET " + target + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(Integer.parseInt(answer.split(" ", 3)[1]), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
