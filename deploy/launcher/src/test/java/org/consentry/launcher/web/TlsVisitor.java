// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** One connection with a handshake of its own; takes any certificate, since it is what the tests look at. */
final class TlsVisitor implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final SSLSocket socket;
    private final BufferedReader answers;

    TlsVisitor(int port, String... protocols) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    String protocol() {
        return socket.getSession().getProtocol();
    }

    String suite() {
        return socket.getSession().getCipherSuite();
    }

    String serial() throws IOException {
        X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return shown.getSerialNumber().toString(16);
    }

    /** Asks on this connection and returns status line, headers and body, line by line. */
    List<String> get(String path, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        write(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); line != null && !line.isEmpty(); line = answers.readLine()) {
            lines.add(line);
        }
        lines.addAll(body(lines).lines().toList());
        return lines;
    }

    private String body(List<String> headers) throws IOException {
        if (headers.contains("Transfer-Encoding: chunked")) {
            return chunks();
        }
        return chars(headers.stream()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElseThrow(() -> new IOException("expected an answer with a length, found " + headers)));
    }

    /** A long answer comes in pieces, each with its length in front; the last has none. */
    private String chunks() throws IOException {
        StringBuilder whole = new StringBuilder();
        int length;
        do {
            length = Integer.parseInt(Objects.requireNonNull(answers.readLine(), "expected another piece"), 16);
            whole.append(chars(length));
            answers.readLine();
        } while (length > 0);
        return whole.toString();
    }

    private String chars(int length) throws IOException {
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            int more = answers.read(body, read, length - read);
            if (more < 0) {
                throw new EOFException("expected " + length + " bytes, found " + read);
            }
            read += more;
        }
        return new String(body);
    }

    /** What a plain question is answered with. */
    static String plain(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
