// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.net.http.HttpResponse;

/** Subscriptions as a system outside orders them. */
final class Subscriptions {
    private static final String PATH = "/fhir/r4/Subscription";
    private static final String IG = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private final Door door;

    Subscriptions(Door door) {
        this.door = door;
    }

    HttpResponse<String> create(String endpoint, String content, String patient) {
        return door.post(PATH, "application/fhir+json", text("", "requested", endpoint, content, patient));
    }

    HttpResponse<String> update(String id, String status, String endpoint, String content, String patient) {
        return door.put(PATH + "/" + id, text("\"id\":\"" + id + "\",", status, endpoint, content, patient));
    }

    HttpResponse<String> get(String rest) {
        return door.get(PATH + rest);
    }

    HttpResponse<String> replay(String id) {
        return door.post(PATH + "/" + id + "/$replay", "application/fhir+json", "{\"resourceType\":\"Parameters\"}");
    }

    private static String text(String id, String status, String endpoint, String content, String patient) {
        return """
                {"resourceType":"Subscription",%s"status":"%s","reason":"We follow consents",
                "criteria":"https://consentry.org/fhir/SubscriptionTopic/consent-changed",
                "_criteria":{"extension":[{"url":"%sbackport-filter-criteria","valueString":"Consent?patient=Patient/%s"}]},
                "channel":{"type":"rest-hook","endpoint":"%s","header":["Authorization: Bearer s3cret"],
                "payload":"application/fhir+json",
                "_payload":{"extension":[{"url":"%sbackport-payload-content","valueCode":"%s"}]}}}""".formatted(id, status, IG, patient, endpoint, IG, content);
    }
}
