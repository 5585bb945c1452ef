// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PACS: the Debian package {@code orthanc}, with the gateway as its modality. It listens on every interface, but
 * answers HTTP from this machine only and takes no DICOM from strangers, and lives no longer than its test.
 */
public final class Orthanc implements AutoCloseable {
    private static final long LOOK_EVERY_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern ID = Pattern.compile("\"ID\"\\s*:\\s*\"([^\"]+)\"");

    private final Process process;
    private final URI base;
    private final int dicomPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private Orthanc(Process process, URI base, int dicomPort) {
        this.process = process;
        this.base = base;
        this.dicomPort = dicomPort;
    }

    /**
     * Starts one that calls itself DEMOPACS.
     *
     * @param folder for its data and log
     * @param dicomPort where it takes DICOM
     * @param route the gateway's AE title
     * @param gatewayPort where the gateway listens
     */
    public static Orthanc start(Path folder, int dicomPort, String route, int gatewayPort) {
        int httpPort = Dcmtk.freePort();
        try {
            Files.createDirectories(folder);
            Path settings = Files.writeString(
                    folder.resolve("orthanc.json"), """
                    {"StorageDirectory": "%1$s/storage", "IndexDirectory": "%1$s/index",
                     "HttpPort": %2$d, "KeepAlive": false, "RemoteAccessAllowed": false, "AuthenticationEnabled": false,
                     "DicomAet": "DEMOPACS", "DicomPort": %3$d, "DicomCheckCalledAet": true,
                     "LogExportedResources": true, "DicomAlwaysAllowEcho": false, "DicomAlwaysAllowStore": false,
                     "DicomModalities": {
                       "gate": {"AET": "%4$s", "Host": "127.0.0.1", "Port": %5$d, "AllowStorageCommitment": true},
                       "workstation": {"AET": "WORKSTATION", "Host": "127.0.0.1", "Port": 1, "AllowMove": true}}}
                    """.formatted(folder, httpPort, dicomPort, route, gatewayPort));
            Process process = Dcmtk.start(folder.resolve("orthanc.log"), "Orthanc", settings.toString());
            Orthanc orthanc = new Orthanc(process, URI.create("http://127.0.0.1:" + httpPort), dicomPort);
            while (!Dcmtk.listens(httpPort) || !Dcmtk.listens(dicomPort)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Orthanc ended, see " + folder.resolve("orthanc.log"));
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
            return orthanc;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its REST API is. */
    public String address() {
        return base.toString();
    }

    /** Takes a file; answers Orthanc's id of it. */
    public String upload(Path file) {
        try {
            return found(ID, answer("/instances", BodyPublishers.ofFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its REST API answers to a POST. */
    public String post(String path, String body) {
        return answer(path, BodyPublishers.ofString(body));
    }

    /** What its REST API answers to a GET. */
    public String get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Waits until its REST API answers what is expected, and says that. */
    public String await(String path, Pattern expected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String answer = get(path);
        while (!expected.matcher(answer).find()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Orthanc did not come to " + expected + ": " + answer);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            answer = get(path);
        }
        return answer;
    }

    /** A workstation asks it by C-MOVE to send a study to the gateway. */
    public Dcmtk.Result move(String study, String to) {
        return Dcmtk.run(
                "movescu",
                "-v",
                "-S",
                "-aet",
                "WORKSTATION",
                "-aec",
                "DEMOPACS",
                "-aem",
                to,
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "StudyInstanceUID=" + study,
                "127.0.0.1",
                Integer.toString(dicomPort));
    }

    /** The first group of what is found. */
    public static String found(Pattern pattern, String in) {
        Matcher matcher = pattern.matcher(in);
        if (!matcher.find()) {
            throw new IllegalStateException("expected " + pattern + ", found " + in);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(String path, HttpRequest.BodyPublisher body) {
        return send(HttpRequest.newBuilder(base.resolve(path)).POST(body));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Orthanc works", e);
        }
    }
}
