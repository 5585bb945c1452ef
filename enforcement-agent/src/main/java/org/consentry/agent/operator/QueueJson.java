// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.consentry.agent.queue.HandDone;
import org.consentry.agent.queue.Hold;
import org.consentry.agent.queue.WaitingImage;
import org.consentry.agent.queue.WaitingRoute;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.Json;
import org.jspecify.annotations.Nullable;

/** What waits, and what was done to it, as JSON. A member without a value is left out. */
final class QueueJson {

    private QueueJson() {}

    static String routes(List<WaitingRoute> routes) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        routes.forEach(route -> list.add(route(route)));
        return Json.createObjectBuilder().add("routes", list).build().toString();
    }

    static String images(String route, List<WaitingImage> images) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        images.forEach(image -> list.add(image(image)));
        return Json.createObjectBuilder()
                .add("route", route)
                .add("images", list)
                .build()
                .toString();
    }

    static String done(HandAct act, HandDone done) {
        return Json.createObjectBuilder()
                .add("act", act.kind().name())
                .add("by", act.by())
                .add("images", done.objects())
                .add("sending", done.sending())
                .build()
                .toString();
    }

    private static JsonObject route(WaitingRoute route) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("route", route.route())
                .add("waiting", route.waiting())
                .add("resting", route.resting())
                .add("held", route.held())
                .add("bytes", route.bytes());
        instant(json, "oldest", route.oldest());
        instant(json, "nextTry", route.nextTry());
        if (route.pausesFor() != null) {
            json.add("pausesFor", route.pausesFor());
        }
        hold(json, route.hold());
        return json.build();
    }

    private static JsonObject image(WaitingImage image) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", image.id())
                .add("route", image.route())
                .add("since", image.since().toString())
                .add("state", image.state().name())
                .add("priority", image.priority())
                .add("tries", image.tries())
                .add("bytes", image.bytes());
        instant(json, "nextTry", image.nextTry());
        if (image.waitsFor() != null) {
            json.add("waitsFor", image.waitsFor());
        }
        hold(json, image.hold());
        return json.build();
    }

    private static void instant(JsonObjectBuilder json, String name, @Nullable Instant value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }

    private static void hold(JsonObjectBuilder json, @Nullable Hold hold) {
        if (hold != null) {
            json.add(
                    "hold",
                    Json.createObjectBuilder()
                            .add("byHand", hold.byHand())
                            .add("by", hold.by())
                            .add("since", hold.since().toString())
                            .add("why", hold.why()));
        }
    }
}
