// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.consentry.launcher.process.LocalPort;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Json;
import org.jspecify.annotations.Nullable;

/**
 * A real Orthanc (Debian package {@code orthanc}) in the place of a hospital's PACS. It listens on every interface,
 * which its version here cannot change, but answers HTTP from this machine only and takes no DICOM from strangers.
 */
public final class OrthancPacs implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 100;

    private final @Nullable Process process;
    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private OrthancPacs(@Nullable Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts Orthanc and returns when it answers.
     *
     * @param folder for its settings, data and log; made if absent
     * @param dicomPort where it listens for DICOM
     * @param agentPort where the agent listens for DICOM
     * @param routes called AE titles it may send to, by which its REST API names them too
     * @throws IOException if there is no Orthanc, or it does not answer in time
     */
    public static OrthancPacs start(Path folder, int dicomPort, int agentPort, Collection<String> routes)
            throws IOException {
        Files.createDirectories(folder);
        int httpPort = LocalPort.free(1).get(0);
        Path settings = folder.resolve("orthanc.json");
        Files.writeString(settings, settings(folder, httpPort, dicomPort, agentPort, routes));
        Process process = new ProcessBuilder("Orthanc", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        OrthancPacs pacs = new OrthancPacs(process, URI.create("http://127.0.0.1:" + httpPort));
        try {
            pacs.awaitAnswer();
            return pacs;
        } catch (IOException e) {
            pacs.close();
            throw e;
        }
    }

    /** An Orthanc that someone else started; closing it leaves it running. */
    static OrthancPacs at(URI base) {
        return new OrthancPacs(null, base);
    }

    /** The REST API's base. */
    public URI base() {
        return base;
    }

    /** Stores DICOM files. */
    public void upload(Collection<Path> files) throws IOException {
        for (Path file : files) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(base.resolve("/instances"))
                    .header("Content-Type", "application/dicom")
                    .POST(BodyPublishers.ofFile(file)));
            if (response.statusCode() != 200) {
                throw new IOException("Orthanc did not take a file: " + response.statusCode());
            }
        }
    }

    /**
     * Has Orthanc send a scan to a route, all images in one association.
     *
     * @return whether Orthanc reports that every image was stored; it stops at the first that is not
     */
    public boolean export(StudyUid study, String route) throws IOException {
        String id = find(study).orElseThrow(() -> new IOException("Orthanc has no such scan"));
        HttpResponse<String> response = send(HttpRequest.newBuilder(base.resolve("/modalities/" + route + "/store"))
                .POST(BodyPublishers.ofString(id)));
        return response.statusCode() == 200;
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> find(StudyUid study) throws IOException {
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(base.resolve("/tools/lookup")).POST(BodyPublishers.ofString(study.value())));
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            JsonArray found = reader.readArray();
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(found.getJsonObject(0).getString("ID"));
        }
    }

    private void awaitAnswer() throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                if (send(HttpRequest.newBuilder(base.resolve("/system")).GET()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (process == null || !process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("Orthanc did not start; see orthanc.log", e);
                }
            }
            pause();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Orthanc", e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Orthanc starts", e);
        }
    }

    private static String settings(Path folder, int httpPort, int dicomPort, int agentPort, Collection<String> routes) {
        JsonObjectBuilder modalities = createObjectBuilder();
        for (String route : List.copyOf(routes)) {
            modalities.add(
                    route, createArrayBuilder().add(route).add("127.0.0.1").add(agentPort));
        }
        return createObjectBuilder()
                .add("Name", "Example Hospital")
                .add("StorageDirectory", folder.resolve("storage").toString())
                .add("IndexDirectory", folder.resolve("index").toString())
                .add("HttpPort", httpPort)
                // Orthanc ends idle connections without a word, and a request on such a connection would be lost.
                .add("KeepAlive", false)
                .add("RemoteAccessAllowed", false)
                .add("AuthenticationEnabled", false)
                .add("DicomAet", "ORTHANC")
                .add("DicomPort", dicomPort)
                .add("DicomCheckCalledAet", true)
                .add("DicomAlwaysAllowEcho", false)
                .add("DicomAlwaysAllowStore", false)
                .add("DicomModalities", modalities)
                .build()
                .toString();
    }
}
