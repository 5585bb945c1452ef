// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.consentry.agent.dicom.Leads;
import org.consentry.agent.dicom.Stage;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.body.StoreAnswer;

/**
 * How fast a store gets through the door to a service that drops it: decided on, de-identified, held on the disk,
 * decided on again, recorded and sent. Not a test; docs/performance.md shows how such a class is run. Bodies are made
 * as they are read, so the heap shows what the door needs.
 */
public final class StowBench {
    private static final int ROUNDS = 5;
    private static final long MEGABYTE = 1_000_000;

    private StowBench() {}

    /** Argument: a folder for the journal and for what is held, on the disk to measure. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("object,objects,megabytes,seconds,megabytes_per_s,heap_megabytes");
        measure(out, Path.of(arguments[0]), "CT 526 KB", 200, 524_288);
        measure(out, Path.of(arguments[0]), "525 MB", 1, 525_000_000);
    }

    private static void measure(PrintStream out, Path folder, String name, int objects, int bytes) throws IOException {
        HttpServer archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.createContext("/", StowBench::drop);
        archive.start();
        Path world = Files.createTempDirectory(folder, "stow");
        try (Stage stage =
                new Stage(world, new Leads("127.0.0.1", archive.getAddress().getPort(), false, "/dicom-web"))) {
            StowDoor door =
                    stage.stow(Files.createDirectory(world.resolve("stores")), Long.MAX_VALUE, StowWorld.CLIENT);
            double[] seconds = new double[ROUNDS];
            for (int round = -1; round < ROUNDS; round++) {
                long start = System.nanoTime();
                store(door, objects, bytes);
                if (round >= 0) {
                    seconds[round] = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
                }
            }
            Arrays.sort(seconds);
            double median = seconds[ROUNDS / 2];
            double megabytes = (double) objects * bytes / MEGABYTE;
            out.println(String.format(
                    Locale.ROOT,
                    "%s,%d,%.0f,%.2f,%.0f,%d",
                    name,
                    objects,
                    megabytes,
                    median,
                    megabytes / median,
                    Runtime.getRuntime().maxMemory() / MEGABYTE));
        } finally {
            archive.stop(0);
        }
    }

    private static void store(StowDoor door, int objects, int bytes) {
        StoreAnswer answer = door.store(
                door.route(StowWorld.ROUTE, Optional.of(StowWorld.CLIENT), InetAddress.getLoopbackAddress()),
                StowWorld.CLIENT,
                Optional.empty(),
                body(objects, bytes),
                Requests.BOUNDARY);
        if (answer.stored().size() != objects) {
            throw new IllegalStateException("expected " + objects + " objects stored, found "
                    + answer.stored().size());
        }
    }

    private static InputStream body(int objects, int bytes) {
        return new SequenceInputStream(
                new SequenceInputStream(Collections.enumeration(IntStream.rangeClosed(1, objects)
                        .mapToObj(number -> part(number, bytes))
                        .toList())),
                text("--" + Requests.BOUNDARY + "--\r\n"));
    }

    private static InputStream part(int number, int bytes) {
        byte[] pixels = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x00107FE0)
                .put((byte) 'O')
                .put((byte) 'W')
                .putShort((short) 0)
                .putInt(bytes)
                .array();
        return new SequenceInputStream(Collections.enumeration(List.of(
                text("--" + Requests.BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n"),
                new ByteArrayInputStream(Requests.file(Scan.ct(Stage.ANNA, number))),
                new ByteArrayInputStream(pixels),
                new Zeros(bytes),
                text("\r\n"))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void drop(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Black pixels. */
    private static final class Zeros extends InputStream {
        private int left;

        Zeros(int left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int some = Math.min(left, length);
            if (some == 0) {
                return length == 0 ? 0 : -1;
            }
            Arrays.fill(into, offset, offset + some, (byte) 0);
            left -= some;
            return some;
        }
    }
}
