// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;

/**
 * A handshake's first message as bytes, since the JDK's own client no longer offers what is old (RFC 5246, 7.4.1.2).
 */
final class ClientHello {
    private static final int PATIENCE_MILLIS = 30_000;
    // Curves of 256 bits, points as they are, and signatures of today.
    private static final String EXTENSIONS = "0018" + "000a000400020017" + "000b00020100" + "000d000600040403" + "0804";

    private ClientHello() {}

    /** Offers one version and one cipher suite, and returns the type of the first record of the answer: -1 if none. */
    static int answer(int port, String version, String suite) throws IOException {
        byte[] body = HexFormat.of().parseHex(version + "00".repeat(32) + "00" + "0002" + suite + "0100" + EXTENSIONS);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(new byte[] {0x16, 3, 1});
        record.writeBytes(length(body.length + 4, 2));
        record.write(1);
        record.writeBytes(length(body.length, 3));
        record.writeBytes(body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(record.toByteArray());
            return new DataInputStream(socket.getInputStream()).read();
        }
    }

    private static byte[] length(int value, int bytes) {
        byte[] encoded = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            encoded[i] = (byte) (value >> (8 * (bytes - 1 - i)));
        }
        return encoded;
    }
}
