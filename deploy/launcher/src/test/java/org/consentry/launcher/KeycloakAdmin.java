// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.consentry.protocol.Json;

/** What an administrator does with the realm, by Keycloak's admin REST API. */
final class KeycloakAdmin {
    private static final String TYPE = "org.keycloak.keys.KeyProvider";
    private static final String REALM = "/admin/realms/consentry";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String password;

    KeycloakAdmin(URI issuer, String password) {
        this.base = issuer.resolve("/");
        this.password = password;
    }

    /** Ids of the components that make the keys that sign with RS256. */
    List<String> signing() {
        String realm = object(get(REALM)).getString("id");
        JsonArray found = array(get(REALM + "/components?parent=" + realm + "&type=" + TYPE));
        return found.stream()
                .map(JsonValue::asJsonObject)
                .filter(each -> "rsa-generated".equals(each.getString("providerId")))
                .map(each -> each.getString("id"))
                .toList();
    }

    /** Adds a key that signs from now on. */
    void add() {
        String realm = object(get(REALM)).getString("id");
        send("POST", REALM + "/components", """
                {"name":"rotated","providerId":"rsa-generated","providerType":"%s","parentId":"%s","config":{
                "priority":["1000"],"enabled":["true"],"active":["true"],"algorithm":["RS256"],"keySize":["3072"]}}""".formatted(TYPE, realm));
    }

    /** Takes a key back. */
    void disable(String component) {
        String path = REALM + "/components/" + component;
        JsonObject before = object(get(path));
        JsonArray no = Json.createArrayBuilder().add("false").build();
        JsonObject config = Json.createObjectBuilder(before.getJsonObject("config"))
                .add("enabled", no)
                .add("active", no)
                .build();
        send(
                "PUT",
                path,
                Json.createObjectBuilder(before).add("config", config).build().toString());
    }

    /** Gives an account this password; the status of the answer, and what was said. */
    HttpResponse<String> password(String account, String password) {
        String id = array(get(REALM + "/users?exact=true&username=" + account))
                .getJsonObject(0)
                .getString("id");
        String body = Json.createObjectBuilder()
                .add("type", "password")
                .add("temporary", false)
                .add("value", password)
                .build()
                .toString();
        return any(request("PUT", REALM + "/users/" + id + "/reset-password", body));
    }

    /** Sets how long who guesses must wait, for all steps of a sign-in. */
    void guessing(Map<String, String> settings) {
        JsonObjectBuilder config = Json.createObjectBuilder();
        settings.forEach(config::add);
        String id = array(get(REALM + "/authentication/flows/password%20and%20code/executions")).stream()
                .map(JsonValue::asJsonObject)
                .filter(each -> "consentry-password".equals(each.getString("providerId")))
                .map(each -> each.getString("authenticationConfig"))
                .findAny()
                .orElseThrow();
        String body = Json.createObjectBuilder()
                .add("id", id)
                .add("alias", "guessing")
                .add("config", config)
                .build()
                .toString();
        send("PUT", REALM + "/authentication/config/" + id, body);
    }

    private String get(String path) {
        return send("GET", path, "");
    }

    private String send(String method, String path, String body) {
        return answer(request(method, path, body));
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private String token() {
        return object(answer(HttpRequest.newBuilder(base.resolve("/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli&username=admin&password=" + password))
                        .build()))
                .getString("access_token");
    }

    private String answer(HttpRequest request) {
        HttpResponse<String> answer = any(request);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "Keycloak answered " + answer.statusCode() + " to " + request.method() + " " + request.uri());
        }
        return answer.body();
    }

    private HttpResponse<String> any(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Keycloak", e);
        }
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static JsonArray array(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }
}
