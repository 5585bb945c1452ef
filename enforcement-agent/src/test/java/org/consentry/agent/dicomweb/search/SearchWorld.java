// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicom.Leads;
import org.consentry.agent.dicom.Stage;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.retrieve.FetchParts;
import org.consentry.agent.dicomweb.retrieve.Origin;
import org.consentry.agent.dicomweb.retrieve.OriginClient;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.Route;

/** The door for searches in the small world of {@link Stage}. READER may search on the route NORTHLIGHT. */
final class SearchWorld implements AutoCloseable {
    static final String READER = "northlight-reader";
    static final String ROUTE = "NORTHLIGHT";

    private final Stage stage;
    private final SearchDoor door;

    SearchWorld(Path temp, Origin origin) {
        stage = new Stage(temp.resolve("stage"), new Leads("127.0.0.1", 9, false, ""));
        stage.reroute(Route::fetching);
        stage.programs(READER);
        Path folder = temp.resolve("fetches");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OriginClient.Patience patience =
                new OriginClient.Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));
        door = new SearchDoor(new FetchParts(
                stage.parts(),
                stage.admission(),
                Optional.of(new OriginClient(stage.web(), origin.address(), patience)),
                folder,
                new SecureRandom(),
                64 << 20,
                false));
    }

    Stage stage() {
        return stage;
    }

    SearchDoor door() {
        return door;
    }

    /** What was answered. */
    static final class Listing {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private String problem = "";
        private List<String> warnings = List.of();
        private long announced;

        int status() {
            return status;
        }

        String problem() {
            return problem;
        }

        List<String> warnings() {
            return warnings;
        }

        long announced() {
            return announced;
        }

        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }

        List<JsonObject> matches() {
            try (JsonReader json = Json.createReader(new ByteArrayInputStream(body.toByteArray()))) {
                return json.readArray().getValuesAs(JsonObject.class);
            }
        }

        /** The texts of this attribute of all matches. */
        List<String> all(int tag) {
            return matches().stream().map(match -> Attribute.text(match, tag)).toList();
        }
    }

    Listing studies(String query) {
        return search(SearchLevel.STUDIES, null, query);
    }

    Listing series(String study, String query) {
        return search(SearchLevel.SERIES, study, query);
    }

    Listing instances(String study, String query) {
        return search(SearchLevel.INSTANCES, study, query);
    }

    private Listing search(SearchLevel level, @org.jspecify.annotations.Nullable String study, String query) {
        Listing listing = new Listing();
        try {
            door.search(
                    door.route(ROUTE, Optional.of(READER), InetAddress.getLoopbackAddress()),
                    READER,
                    WebQueryReader.read(level, Optional.ofNullable(study), Optional.empty(), Optional.of(query)),
                    (warnings, bytes) -> {
                        listing.status = 200;
                        listing.warnings = warnings;
                        listing.announced = bytes;
                        return listing.body;
                    });
        } catch (RefusedBodyException e) {
            listing.status = e.status();
            listing.problem = String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listing;
    }

    /** The same by a program that hangs up at the first byte. */
    void hangUp(String query) {
        try {
            door.search(
                    door.route(ROUTE, Optional.of(READER), InetAddress.getLoopbackAddress()),
                    READER,
                    WebQueryReader.read(SearchLevel.STUDIES, Optional.empty(), Optional.empty(), Optional.of(query)),
                    (warnings, bytes) -> new OutputStream() {
                        @Override
                        public void write(int value) throws IOException {
                            throw new IOException("the reader has gone");
                        }
                    });
        } catch (IOException e) {
            // as it did
        }
    }

    List<DisclosureReport> reports() {
        return stage.reports();
    }

    @Override
    public void close() {
        stage.close();
    }
}
