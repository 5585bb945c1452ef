// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicom.Leads;
import org.consentry.agent.dicom.Stage;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.body.StoreAnswer;
import org.consentry.protocol.DisclosureReport;

/** The door for stores in the small world of {@link Stage}, with an archive at the end of the route NORTHLIGHT. */
final class StowWorld implements AutoCloseable {
    static final String CLIENT = "pacs-export";
    static final String ROUTE = "NORTHLIGHT";
    static final long MOST = 64 << 20;

    private final Path folder;
    private final Stage stage;
    private final StowDoor door;

    StowWorld(Path temp, String host, int port) {
        this(temp, new Leads(host, port, false, Archive.SERVICE));
    }

    StowWorld(Path temp, Leads leads) {
        stage = new Stage(temp.resolve("stage"), leads);
        folder = temp.resolve("stores");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("left-by-an-earlier-process"), "sealed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        door = stage.stow(folder, MOST, CLIENT);
    }

    Stage stage() {
        return stage;
    }

    StowDoor door() {
        return door;
    }

    StoreAnswer store(Dataset... objects) {
        return store(Requests.body(objects));
    }

    StoreAnswer store(byte[] body) {
        return store(Optional.empty(), new ByteArrayInputStream(body));
    }

    StoreAnswer store(Optional<String> study, InputStream body) {
        return door.store(
                door.route(ROUTE, Optional.of(CLIENT), InetAddress.getLoopbackAddress()),
                CLIENT,
                study,
                body,
                Requests.BOUNDARY);
    }

    /** What the server is told, once nothing is held anymore. */
    List<DisclosureReport> reports() {
        return stage.reports();
    }

    /** The names of what is held on the disk. */
    List<String> held() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anna's CT slice of that number. */
    static Dataset image(int number) {
        return Scan.ct(Stage.ANNA, number).put(Element.of(Tag.PIXEL_DATA, Vr.OW, new byte[4096]));
    }

    /** The same with so many bytes of pixels. */
    static Dataset large(int number, int bytes) {
        return Scan.ct(Stage.ANNA, number).put(Element.of(Tag.PIXEL_DATA, Vr.OW, new byte[bytes]));
    }

    /** What its sender calls the slice of that number. */
    static StoreAnswer.Reference named(int number) {
        return new StoreAnswer.Reference(Scan.CT_CLASS, Scan.STUDY + ".1." + number);
    }

    @Override
    public void close() {
        stage.close();
    }
}
