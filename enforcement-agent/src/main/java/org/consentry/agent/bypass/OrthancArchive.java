// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.consentry.agent.dicomweb.transit.PeerHttp;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;

/** Asks Orthanc by its REST API. */
public final class OrthancArchive implements Archive {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final PeerHttp http;
    private final URI address;
    private final Optional<Login> login;

    /**
     * A user of Orthanc.
     *
     * @param user its name
     * @param password its password
     */
    public record Login(String user, String password) {
        private String header() {
            String both = user + ":" + password;
            return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        }

        /** Names no secret. */
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /**
     * Asks one Orthanc.
     *
     * @param address of its REST API, without a slash at the end
     * @param login as whom; empty if it asks for none
     */
    public OrthancArchive(PeerHttp http, URI address, Optional<Login> login) {
        this.http = http;
        this.address = address;
        this.login = login;
    }

    @Override
    public long last() throws IOException, InterruptedException {
        return ExportList.number(required("/exports?last"), "Last");
    }

    @Override
    public JsonObject after(long number, int most) throws IOException, InterruptedException {
        return required("/exports?since=" + number + "&limit=" + most);
    }

    /** A name that Orthanc has no more is a place of that name. */
    @Override
    public Destination destination(String name) throws IOException, InterruptedException {
        Optional<JsonObject> known = ask("/modalities/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "/configuration");
        return known.map(place -> new Destination(
                        place.getString("AET", name), place.getString("Host", ""), place.getInt("Port", 0)))
                .orElseGet(() -> new Destination(name, "", 0));
    }

    private JsonObject required(String path) throws IOException, InterruptedException {
        return ask(path).orElseThrow(() -> new IOException("the archive has no list of exports"));
    }

    private Optional<JsonObject> ask(String path) throws IOException, InterruptedException {
        if (!"https".equals(address.getScheme()) && !http.mayBePlain(address.getHost())) {
            throw new IOException("the archive would be spoken to in the clear");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        login.ifPresent(as -> request.header("Authorization", as.header()));
        try (var client = http.client(PATIENCE)) {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (answer.statusCode() != OK) {
                throw new IOException("the archive answered " + answer.statusCode());
            }
            return Optional.of(StrictJson.object(answer.body(), "answer"));
        } catch (MalformedMessageException e) {
            throw new IOException("the archive answered with something else than JSON", e);
        }
    }
}
