// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.candidate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.agent.dicom.peer.Orthanc;
import org.consentry.agent.score.key.Planted;

/** Orthanc's own anonymization with its defaults, by its REST API. */
public final class OrthancPeer implements Candidate {
    private static final Pattern ID = Pattern.compile("\"ID\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("\"Version\"\\s*:\\s*\"([^\"]+)\"");
    private static final int OK = 200;

    private final Orthanc orthanc;
    private final boolean wholePatients;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param wholePatients whether patients are anonymized as a whole, which keeps what belongs together, or each
     *     object alone
     */
    public OrthancPeer(Orthanc orthanc, boolean wholePatients) {
        this.orthanc = orthanc;
        this.wholePatients = wholePatients;
    }

    @Override
    public String name() {
        return "Orthanc " + Orthanc.found(VERSION, orthanc.get("/system"))
                + (wholePatients ? ", patients" : ", instances");
    }

    @Override
    public List<Answer> answers(List<Planted> objects) {
        Map<String, String> ids = new HashMap<>();
        for (Planted object : objects) {
            uploaded(object).ifPresent(id -> ids.put(object.name(), id));
        }
        Map<String, String> results = wholePatients ? ofPatients(ids.values()) : Map.of();
        return objects.stream()
                .map(object -> answer(Optional.ofNullable(ids.get(object.name())), results))
                .toList();
    }

    private Answer answer(Optional<String> id, Map<String, String> results) {
        if (id.isEmpty()) {
            return new Answer.Refused("not taken");
        }
        if (wholePatients && !results.containsKey(id.get())) {
            return new Answer.Refused("no result");
        }
        HttpResponse<byte[]> response = wholePatients
                ? send(HttpRequest.newBuilder(at("/instances/" + results.get(id.get()) + "/file"))
                        .GET())
                : send(HttpRequest.newBuilder(at("/instances/" + id.get() + "/anonymize"))
                        .POST(BodyPublishers.ofString("{}")));
        return response.statusCode() == OK
                ? new Answer.Released(response.body())
                : new Answer.Refused("status " + response.statusCode());
    }

    private Optional<String> uploaded(Planted object) {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(at("/instances")).POST(BodyPublishers.ofByteArray(object.file())));
        Matcher id = ID.matcher(new String(response.body(), StandardCharsets.UTF_8));
        return response.statusCode() == OK && id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    /** Which instance came from which. */
    private Map<String, String> ofPatients(Iterable<String> instances) {
        Set<String> patients = new LinkedHashSet<>();
        instances.forEach(id -> patients.add(Orthanc.found(ID, orthanc.get("/instances/" + id + "/patient"))));
        Map<String, String> results = new HashMap<>();
        for (String patient : patients) {
            String made =
                    Orthanc.found(ID, orthanc.post("/patients/" + patient + "/anonymize", "{\"Synchronous\": true}"));
            Matcher each = ID.matcher(orthanc.get("/patients/" + made + "/instances"));
            while (each.find()) {
                results.put(orthanc.get("/instances/" + each.group(1) + "/metadata/AnonymizedFrom"), each.group(1));
            }
        }
        return results;
    }

    private URI at(String path) {
        return URI.create(orthanc.address() + path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Orthanc works", e);
        }
    }
}
