// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.consentry.testkit.LoopbackPort;

/**
 * A real nginx (Debian package {@code nginx-light}) with the configuration that ships, in a folder of its own and on a
 * free port of this machine. Only addresses and what an administrator would fill in are replaced.
 */
public final class Nginx implements AutoCloseable {
    private static final Path SHIPPED = Path.of("../deploy/adapters/nginx.conf");
    private static final int MOST_LOOKS = 100;

    private final Process process;
    private final int port;
    private final Path folder;

    private Nginx(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /**
     * Starts one.
     *
     * @param fulfills what it says that it fulfills
     */
    public static Nginx start(Path folder, int archive, int agent, String token, String fulfills) throws IOException {
        Files.createDirectories(folder);
        int port = LoopbackPort.free();
        Path bearer = Files.writeString(
                folder.resolve("token"), "proxy_set_header Authorization \"Bearer " + token + "\";\n");
        String server = Files.readString(SHIPPED)
                .replace("127.0.0.1:8043", "127.0.0.1:" + port)
                .replace("127.0.0.1:8042", "127.0.0.1:" + archive)
                .replace("127.0.0.1:8090", "127.0.0.1:" + agent)
                .replace("/etc/nginx/consentry-token", bearer.toString())
                .replace("/var/log/nginx", folder.toString())
                .replace("Consentry-Fulfills none", "Consentry-Fulfills \"" + fulfills + "\"");
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid %1$s/pid;
                error_log %1$s/error.log info;
                events { }
                http {
                    access_log %1$s/access.log;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    %2$s
                }
                """.formatted(folder, server));
        Path log = folder.resolve("error.log");
        Process process = new ProcessBuilder(
                        program(), "-p", folder.toString(), "-e", log.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("start.log").toFile())
                .start();
        Nginx started = new Nginx(process, port, folder);
        for (int look = 0; !started.listens(); look++) {
            if (look > MOST_LOOKS || !process.isAlive()) {
                started.close();
                throw new IOException(
                        "nginx did not start: " + Files.readString(folder.resolve("start.log")) + started.log());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return started;
    }

    /** The status of the answer to a request line that goes out as it is, without the version of HTTP. */
    public int status(String request, String... headers) throws IOException {
        String first = ask(request, headers).lines().findFirst().orElse("");
        return first.startsWith("HTTP/1.1 ") ? Integer.parseInt(first.substring(9, 12)) : -1;
    }

    /** The whole answer, a character for a byte. */
    public String ask(String request, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            StringBuilder text = new StringBuilder(request).append(" HTTP/1.1\r\nHost: localhost\r\n");
            for (String header : headers) {
                text.append(header).append("\r\n");
            }
            text.append("Connection: close\r\n\r\n");
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Where it writes what it passed on. */
    public Path told() {
        return folder.resolve("consentry.log");
    }

    /** What it wrote into its log of errors. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("error.log"));
    }

    /** Waits until a GET is answered with that status. */
    public void await(String path, int status) throws IOException {
        for (int i = 0; status("GET " + path) != status; i++) {
            if (i == MOST_LOOKS) {
                throw new IllegalStateException("expected " + status + " in time; nginx says " + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Debian has it where only administrators look. */
    private static String program() {
        Path sbin = Path.of("/usr/sbin/nginx");
        return Files.isExecutable(sbin) ? sbin.toString() : "nginx";
    }
}
