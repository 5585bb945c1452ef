// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grants by which one person acts for another. */
final class Proxies {
    static final String PATH = "/fhir/staff/v1/proxies";

    private Proxies() {}

    /** Enters a grant that counts since yesterday; its id. */
    static String grant(Ward ward, Person proxy, Person patient, String... scopes) {
        return new Answer(post(ward.staff(), json(proxy, patient, 0, scopes)))
                .expect(201)
                .json()
                .getString("id");
    }

    static HttpResponse<String> post(Door as, String body) {
        return as.post(PATH, "application/json", body);
    }

    static HttpResponse<String> end(Door as, String id) {
        return as.post(PATH + "/" + id + "/end", "application/json", "{\"why\":\"The paper was taken back\"}");
    }

    /** A grant as staff enter it, which begins so many days later. */
    static String json(Person proxy, Person patient, int later, String... scopes) {
        LocalDate day = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC)
                .minusDays(1)
                .plusDays(later);
        return """
                {"patient":"%s","proxy":"%s","kind":"friend","scopes":[%s],"from":"%s","until":"%s",
                "paper":"Form P-7, signed"}""".formatted(
                        patient.id(),
                        proxy.id(),
                        Stream.of(scopes).map(scope -> "\"" + scope + "\"").collect(Collectors.joining(",")),
                        day,
                        day.plusDays(100));
    }

    /** The proxy's own login, which says to act for the patient. */
    static Door acting(Ward ward, Person proxy, Person patient) {
        return own(ward, proxy).actingFor(patient.id());
    }

    /** The proxy's own login. */
    static Door own(Ward ward, Person proxy) {
        return ward.door().as(Platform.tokens().proxy(proxy.id()));
    }
}
