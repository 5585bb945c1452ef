// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.peer;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.consentry.protocol.Json;
import org.consentry.testkit.LoopbackPort;

/**
 * A real Orthanc with its DICOMweb plugin (Debian package {@code orthanc-dicomweb}). It has no DICOM listener, and
 * answers HTTP from this machine only.
 */
public final class OrthancWeb implements AutoCloseable {
    private static final Path PLUGINS = Path.of("/usr/lib/orthanc");
    private static final int MOST_LOOKS = 300;
    private static final int OK = 200;

    private static final String PASSWORD = "fictional";

    private final Process process;
    private final int port;
    private final List<String> users;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private OrthancWeb(Process process, int port, List<String> users) {
        this.process = process;
        this.port = port;
        this.users = users;
    }

    /** Starts one with its data in this folder, and returns when it answers. */
    public static OrthancWeb start(Path folder) throws IOException, InterruptedException {
        return start(folder, LoopbackPort.free());
    }

    /** The same at this port. */
    public static OrthancWeb start(Path folder, int port) throws IOException, InterruptedException {
        return start(folder, port, List.of(), List.of());
    }

    /**
     * One that filters requests by these scripts.
     *
     * @param users who may sign in; the first is the one that puts and looks up
     */
    public static OrthancWeb guarded(Path folder, List<Path> scripts, List<String> users)
            throws IOException, InterruptedException {
        return start(folder, LoopbackPort.free(), scripts, users);
    }

    private static OrthancWeb start(Path folder, int port, List<Path> scripts, List<String> users)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        JsonObjectBuilder passwords = Json.createObjectBuilder();
        users.forEach(user -> passwords.add(user, PASSWORD));
        JsonObject settings = Json.createObjectBuilder()
                .add("Name", "Recipient")
                .add("StorageDirectory", folder.resolve("storage").toString())
                .add("IndexDirectory", folder.resolve("index").toString())
                .add("HttpPort", port)
                .add("RemoteAccessAllowed", false)
                .add("AuthenticationEnabled", !users.isEmpty())
                .add("RegisteredUsers", passwords)
                .add(
                        "LuaScripts",
                        Json.createArrayBuilder(
                                scripts.stream().map(Path::toString).toList()))
                .add("DicomServerEnabled", false)
                .add("Plugins", Json.createArrayBuilder().add(plugin().toString()))
                .add("DicomWeb", Json.createObjectBuilder().add("Enable", true).add("Root", "/dicom-web/"))
                .build();
        Path file = Files.writeString(folder.resolve("orthanc.json"), settings.toString());
        Process process = new ProcessBuilder("Orthanc", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        OrthancWeb started = new OrthancWeb(process, port, users);
        for (int look = 0; !started.answers(); look++) {
            if (look > MOST_LOOKS || !process.isAlive()) {
                started.close();
                throw new IOException("Orthanc did not start: " + Files.readString(folder.resolve("orthanc.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return started;
    }

    /** Where it listens for HTTP. */
    public int port() {
        return port;
    }

    /** What its own REST API says. */
    public String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    /** The status of what this user is answered. */
    public int status(String user, String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", basic(user))
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Waits until this user's GET is answered with that status. */
    public void await(String user, String path, int status) throws IOException, InterruptedException {
        for (int i = 0; status(user, "GET", path) != status; i++) {
            if (i == MOST_LOOKS) {
                throw new IllegalStateException("expected " + status + " in time");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** Its own id of what has this UID. */
    public String lookup(String uid) throws IOException, InterruptedException {
        HttpRequest request =
                request("/tools/lookup").POST(BodyPublishers.ofString(uid)).build();
        String found = http.send(request, BodyHandlers.ofString()).body();
        try (JsonReader reader = Json.createReader(new StringReader(found))) {
            return reader.readArray().getJsonObject(0).getString("ID");
        }
    }

    /** Removes what has this path. */
    public void remove(String path) throws IOException, InterruptedException {
        http.send(request(path).DELETE().build(), BodyHandlers.discarding());
    }

    /** Puts an object into it, by its own REST API. */
    public void put(byte[] file) throws IOException, InterruptedException {
        HttpRequest request =
                request("/instances").POST(BodyPublishers.ofByteArray(file)).build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != OK) {
            throw new IOException("expected Orthanc to take an object, found " + status);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/system").contains("Version");
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return users.isEmpty() ? request : request.header("Authorization", basic(users.get(0)));
    }

    private static String basic(String user) {
        byte[] both = (user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static Path plugin() throws IOException {
        try (Stream<Path> files = Files.list(PLUGINS)) {
            return files.filter(file -> file.getFileName().toString().startsWith("libOrthancDicomWeb.so"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("expected the Debian package orthanc-dicomweb, found none"));
        }
    }
}
