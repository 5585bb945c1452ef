// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * DCMTK's {@code storescp}: a company's receiver. It listens on every interface, so it lives no longer than its test.
 */
public final class StoreScp implements AutoCloseable {
    private static final int TRIES = 5;
    private static final long LOOK_EVERY_NANOS = 5_000_000;

    private final Path folder;
    private final int port;
    private final Process process;

    private StoreScp(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts one that accepts all encodings and keeps objects, as received, in the folder. */
    public static StoreScp start(Path folder, String... options) {
        for (int i = 1; ; i++) {
            try {
                return start(folder, Dcmtk.freePort(), options);
            } catch (IllegalStateException taken) {
                // A connection of anybody may get the port between looking and binding, even our own look at it.
                if (i == TRIES || !String.valueOf(taken.getMessage()).contains("Address already in use")) {
                    throw taken;
                }
            }
        }
    }

    public static StoreScp start(Path folder, int port, String... options) {
        try {
            Files.createDirectories(folder);
            List<String> arguments = new ArrayList<>(List.of(options));
            if (arguments.stream().noneMatch(option -> option.startsWith("+x"))) {
                arguments.add("+xa");
            }
            arguments.addAll(List.of("-aet", "VENDOR", "-od", folder.toString(), "-uf", Integer.toString(port)));
            Path log = folder.resolveSibling(folder.getFileName() + ".log");
            Process process = Dcmtk.start(log, "storescp", arguments.toArray(String[]::new));
            while (!Dcmtk.listens(port)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("storescp ended: " + Files.readString(log));
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
            return new StoreScp(folder, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The objects kept so far. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
