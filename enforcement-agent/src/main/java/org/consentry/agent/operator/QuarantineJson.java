// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.consentry.agent.quarantine.QuarantinedFacts;
import org.consentry.agent.quarantine.QuarantinedImage;
import org.consentry.protocol.Json;

/** What was refused and is kept, as JSON: the sender's own UIDs, and nothing else of a patient. */
final class QuarantineJson {

    private QuarantineJson() {}

    static String routes(Map<String, Long> counts, int damaged) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        counts.forEach((route, images) ->
                list.add(Json.createObjectBuilder().add("route", route).add("images", images)));
        return Json.createObjectBuilder()
                .add("routes", list)
                .add("unreadable", damaged)
                .build()
                .toString();
    }

    static String images(String route, List<QuarantinedImage> images) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        images.forEach(image -> list.add(image(image)));
        return Json.createObjectBuilder()
                .add("route", route)
                .add("images", list)
                .build()
                .toString();
    }

    private static JsonObjectBuilder image(QuarantinedImage image) {
        QuarantinedFacts facts = image.facts();
        return Json.createObjectBuilder()
                .add("id", image.id())
                .add("since", facts.at().toString())
                .add("until", facts.until().toString())
                .add("reason", facts.reason())
                .add("study", facts.study())
                .add("sopInstance", facts.sopInstance())
                .add("sopClass", facts.sopClass())
                .add("bytes", image.bytes());
    }
}
