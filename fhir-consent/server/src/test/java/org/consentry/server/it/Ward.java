// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.util.concurrent.atomic.AtomicInteger;

/** A small hospital behind the FHIR door, for tests of the door itself. */
final class Ward {
    static final String JSON = "application/fhir+json";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Door door = Platform.door();

    /** An id nobody has used. */
    static String fresh(String what) {
        return what + "-" + COUNT.incrementAndGet();
    }

    Door door() {
        return door;
    }

    Door registrar() {
        return door.as(Platform.tokens().registrar());
    }

    Door staff() {
        return door.as(Platform.tokens().staff()).because("Testing%20the%20door");
    }

    Door patient(Person person) {
        return door.as(Platform.tokens().patient(person.id()));
    }

    Person person() {
        return new Registrar(door).person();
    }

    Answer get(Door as, String path) {
        return new Answer(as.get(path.startsWith("http") ? path : "/fhir/r4/" + path));
    }

    Answer put(Door as, String path, String body, String... headers) {
        return new Answer(as.put("/fhir/r4/" + path, body, headers));
    }

    Answer post(Door as, String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = JSON;
        return new Answer(as.send("POST", "/fhir/r4/" + path, body, all));
    }

    /** An Encounter of a patient. */
    String encounter(String id, Person of, String start) {
        return """
                {"resourceType":"Encounter","id":"%s","status":"finished","class":{"system":
                "http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"identifier":[{"system":"urn:visit",
                "value":"V %s"}],"subject":{"reference":"Patient/%s"},"period":{"start":"%s"}}""".formatted(id, id, of.id(), start);
    }
}
