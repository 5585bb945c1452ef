// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.Leads;
import org.consentry.agent.dicom.Stage;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.frame.FrameNumbers;
import org.consentry.agent.dicomweb.store.Requests;
import org.consentry.protocol.Route;

/** Fetches one object of many megabytes for a counting program; to be run with a small heap. */
public final class LargeFetch {
    private static final int CHUNK = 1 << 20;
    private static final int FRAMES_A_MEGABYTE = 2;

    private LargeFetch() {}

    /**
     * Arguments: a folder, the megabytes of pixel data, and whether the object or all of its frames are fetched. Exits
     * with 0 if all arrived.
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int megabytes = Integer.parseInt(arguments[1]);
        boolean frames = arguments[2].equals("frames");
        HttpServer archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.createContext("/", exchange -> give(exchange, megabytes));
        archive.start();
        URI origin = URI.create("http://127.0.0.1:" + archive.getAddress().getPort() + Origin.SERVICE);
        AtomicLong arrived = new AtomicLong();
        try (Stage stage = new Stage(folder.resolve("stage"), new Leads("127.0.0.1", 9, false, ""))) {
            stage.reroute(Route::fetching);
            stage.programs(FetchWorld.READER);
            FetchDoor door = new FetchDoor(new FetchParts(
                    stage.parts(),
                    stage.admission(),
                    Optional.of(new OriginClient(stage.web(), origin, FetchWorld.PATIENCE)),
                    Files.createDirectories(folder.resolve("fetches")),
                    new SecureRandom(),
                    Long.MAX_VALUE,
                    false));
            door.fetch(
                    door.route(FetchWorld.ROUTE, Optional.of(FetchWorld.READER), InetAddress.getLoopbackAddress()),
                    FetchWorld.READER,
                    FetchWorld.instance(1),
                    frames ? allFrames(megabytes) : new ObjectForm(FetchWorld.ANY),
                    (partial, boundary, bytes) -> counting(arrived));
        }
        Runtime.getRuntime().halt(arrived.get() > (long) megabytes * CHUNK ? 0 : 1);
    }

    /** The object, made as it is read. */
    private static void give(HttpExchange exchange, int megabytes) throws IOException {
        try (exchange) {
            exchange.getRequestBody().close();
            exchange.getResponseHeaders().set("Content-Type", Origin.RELATED);
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write(("--" + Requests.BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(header(megabytes));
            out.write(ByteBuffer.allocate(12)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) 0x7FE0)
                    .putShort((short) 0x0010)
                    .put((byte) 'O')
                    .put((byte) 'W')
                    .putShort((short) 0)
                    .putInt(megabytes * CHUNK)
                    .array());
            byte[] chunk = new byte[CHUNK];
            for (int i = 0; i < megabytes; i++) {
                out.write(chunk);
            }
            out.write(("\r\n--" + Requests.BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The last frame first. */
    private static FrameForm allFrames(int megabytes) {
        int count = megabytes * FRAMES_A_MEGABYTE;
        List<Integer> backwards =
                IntStream.range(0, count).map(i -> count - i).boxed().toList();
        return new FrameForm(new FrameNumbers(backwards), WantedFrames.of(List.of()));
    }

    /** Of slices of 512 rows and 512 columns with 2 bytes for each pixel. */
    private static byte[] header(int megabytes) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        Dataset object =
                Scan.ct(Stage.ANNA, 1).put(Tag.NUMBER_OF_FRAMES, Integer.toString(megabytes * FRAMES_A_MEGABYTE));
        DicomFile.write(header, object, TransferSyntax.EXPLICIT_LE);
        return header.toByteArray();
    }

    private static OutputStream counting(AtomicLong arrived) {
        return new OutputStream() {
            @Override
            public void write(int value) {
                arrived.incrementAndGet();
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                arrived.addAndGet(length);
            }
        };
    }
}
