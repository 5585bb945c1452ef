// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the Debian package {@code dcmtk} as peers that know nothing of our code. */
public final class Dcmtk {
    private static final long MOST_SECONDS = 120;

    private Dcmtk() {}

    /**
     * What a program that has ended said on both outputs.
     *
     * @param exit 0 does not mean that every object was stored: read the statuses
     */
    public record Result(int exit, String output) {
        /** The statuses of C-STORE responses in order, as in {@code storescu -d}. */
        public List<String> statuses() {
            return output.lines()
                    .filter(line -> line.contains("DIMSE Status"))
                    .map(line -> line.replaceFirst(".*: (0x[0-9a-f]{4}).*", "$1"))
                    .toList();
        }
    }

    /** Runs a program to its end. */
    public static Result run(String program, String... arguments) {
        try {
            Path output = Files.createTempFile(program, ".log");
            Process process = start(output, program, arguments);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not end within " + MOST_SECONDS + " s");
            }
            String said = Files.readString(output, StandardCharsets.ISO_8859_1);
            Files.delete(output);
            return new Result(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", e);
        }
    }

    /** A C-ECHO to this machine. */
    public static Result echo(int port, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("localhost", Integer.toString(port)));
        return run("echoscu", arguments.toArray(String[]::new));
    }

    static Process start(Path output, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("TCP_NODELAY", "1");
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    program + " cannot be run: this test needs the Debian packages dcmtk and dicom3tools installed", e);
        }
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
