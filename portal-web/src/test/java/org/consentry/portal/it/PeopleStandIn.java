// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the consent server says of who may act for whom: it refuses whoever acts without a grant, and settings always.
 */
final class PeopleStandIn {
    private static final String TYPE = "application/fhir+json";

    /** For whom a request acted, and its path. */
    record Acted(String patient, String path) {}

    private final Map<String, String> grants = new ConcurrentHashMap<>();
    private final List<Acted> acted = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile boolean died;

    /** What staff sent: the end of the address, and the body. */
    List<String> sent() {
        return new ArrayList<>(sent);
    }

    private void desk(HttpExchange exchange, String path, String body) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            sent.add(path.replaceFirst(".*/v1/", "") + " " + body);
            Http.answer(
                    exchange, path.endsWith("/end") ? 204 : 201, "application/json", path.endsWith("/end") ? "" : "{}");
            return;
        }
        Http.answer(exchange, 200, "application/json", """
                {"proxies":[{"id":"AbC","name":"Pat Brown","kind":"friend","scopes":["see","ask"],"from":"2026-01-01",
                 "until":"2099-01-01","paper":"Form P-7, signed","enterer":"Dana Reyes","enteredAt":"2026-01-01T09:00:00Z"}]}""");
    }

    void clear() {
        sent.clear();
        grants.clear();
        acted.clear();
        died = false;
    }

    /** The person who signs in may act for this patient. */
    void grant(String id, String patient, String name, String... scopes) {
        String all = Stream.of(scopes)
                .map(scope -> ",{\"name\":\"scope\",\"valueCode\":\"" + scope + "\"}")
                .collect(Collectors.joining());
        grants.put(id, """
                {"name":"for","part":[{"name":"id","valueId":"%s"},{"name":"name","valueString":"%s"},
                 {"name":"kind","valueCode":"friend"}%s,{"name":"from","valueDate":"2026-01-01"},
                 {"name":"until","valueDate":"2099-01-01"},
                 {"name":"patient","valueReference":{"reference":"Patient/%s"}}]}""".formatted(id, name, all, patient));
    }

    void end(String id) {
        grants.remove(id);
    }

    /** The person who signs in has died. */
    void died() {
        died = true;
    }

    /** What was asked for other patients. */
    List<Acted> acted() {
        return new ArrayList<>(acted);
    }

    boolean refuses(HttpExchange exchange, String path) {
        String patient = exchange.getRequestHeaders().getFirst("Consentry-Acting-For");
        if (patient == null) {
            if (died) {
                exchange.getResponseHeaders().set("Consentry-Refused", "deceased");
            }
            return died && exchange.getRequestHeaders().getFirst("Authorization") != null;
        }
        acted.add(new Acted(patient, path));
        boolean closed = Stream.of("$proxies", "$end-proxy", "alerts", "$notes", "$looks")
                .anyMatch(path::endsWith);
        return closed || grants.values().stream().noneMatch(grant -> grant.contains("\"Patient/" + patient + "\""));
    }

    void answer(HttpExchange exchange, String path, String body) throws IOException {
        if (path.startsWith("/fhir/staff")) {
            desk(exchange, path, body);
            return;
        }
        if (path.endsWith("$end-proxy")) {
            grants.keySet().removeIf(body::contains);
        }
        Http.answer(
                exchange,
                200,
                TYPE,
                "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", grants.values()) + "]}");
    }
}
