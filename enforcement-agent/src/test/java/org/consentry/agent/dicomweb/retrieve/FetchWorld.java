// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
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
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.Route;
import org.jspecify.annotations.Nullable;

/** The door for fetches in the small world of {@link Stage}. READER may fetch on the route NORTHLIGHT. */
final class FetchWorld implements AutoCloseable {
    static final String READER = "northlight-reader";
    static final String ROUTE = "NORTHLIGHT";
    static final long MOST = 64 << 20;
    static final FetchTarget STUDY = new FetchTarget(new StudyUid(Scan.STUDY), Optional.empty(), Optional.empty());
    static final WantedSyntaxes ANY = new WantedSyntaxes(List.of("*"));
    /** Long enough for a machine that is busy. */
    static final OriginClient.Patience PATIENCE =
            new OriginClient.Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final Stage stage;
    private final Path folder;
    private final FetchDoor door;

    FetchWorld(Path temp, @Nullable URI origin) {
        this(temp, origin, PATIENCE);
    }

    FetchWorld(Path temp, @Nullable URI origin, OriginClient.Patience patience) {
        stage = new Stage(temp.resolve("stage"), new Leads("127.0.0.1", 9, false, ""));
        stage.reroute(Route::fetching);
        stage.programs(READER);
        folder = temp.resolve("fetches");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("left-by-an-earlier-process"), "sealed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        door = new FetchDoor(new FetchParts(
                stage.parts(),
                stage.admission(),
                Optional.ofNullable(origin).map(address -> new OriginClient(stage.web(), address, patience)),
                folder,
                new SecureRandom(),
                MOST,
                false));
    }

    Stage stage() {
        return stage;
    }

    FetchDoor door() {
        return door;
    }

    /** Fetches the study. */
    Reader fetch() {
        return fetch(STUDY, ANY);
    }

    Reader fetch(FetchTarget target, WantedSyntaxes wanted) {
        return fetch(target, wanted, new Reader());
    }

    /** The same for this reader. */
    Reader fetch(FetchTarget target, WantedSyntaxes wanted, Reader reader) {
        return fetch(target, new ObjectForm(wanted), reader);
    }

    /** Asks for headers without pixels. */
    Reader headers(FetchTarget target) {
        return fetch(target, new HeaderForm(), new Reader());
    }

    /** The same for this reader. */
    Reader fetch(FetchTarget target, FetchForm form, Reader reader) {
        try {
            door.fetch(
                    door.route(ROUTE, Optional.of(READER), InetAddress.getLoopbackAddress()),
                    READER,
                    target,
                    form,
                    reader);
        } catch (RefusedBodyException e) {
            reader.refused(e);
        } catch (IOException e) {
            reader.broken(e);
        }
        return reader;
    }

    static FetchTarget instance(int number) {
        return new FetchTarget(
                new StudyUid(Scan.STUDY), Optional.of(Scan.STUDY + ".1"), Optional.of(Scan.STUDY + ".1." + number));
    }

    /** Anna's CT slice of that number. */
    static Dataset image(int number) {
        return large(number, 4096);
    }

    /** The same with so many bytes of pixels. */
    static Dataset large(int number, int bytes) {
        return Scan.ct(Stage.ANNA, number).put(Element.of(Tag.PIXEL_DATA, Vr.OW, new byte[bytes]));
    }

    /** What the server is told. */
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

    @Override
    public void close() {
        stage.close();
    }
}
