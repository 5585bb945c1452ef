// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.consentry.server.access.Caller.Kind;
import org.consentry.server.access.answer.Complaints;
import org.jspecify.annotations.Nullable;

/**
 * How much one body may hold, by who sends it. Checking a resource costs some milliseconds for each provision, and the
 * square of the number of contained resources that are referred to.
 *
 * @param bytes of the body, unpacked
 * @param elements values of its JSON: objects, arrays, texts, numbers
 * @param provisions of one Consent, at all levels
 * @param contained resources contained in one resource
 */
public record BodyLimits(int bytes, int elements, int provisions, int contained) {
    /** Most bytes of a search that comes as a form. */
    static final int FORM_BYTES = 64 << 10;

    private static final int MOST_CONTAINED = 100;

    private static final BodyLimits PATIENT = new BodyLimits(512 << 10, 20_000, 500, MOST_CONTAINED);
    /** A scan of a form of 1 MB comes as text that is a third longer. */
    private static final BodyLimits STAFF = new BodyLimits(1536 << 10, 20_000, 500, MOST_CONTAINED);

    private static final BodyLimits REGISTRAR = new BodyLimits(1 << 20, 50_000, 1_000, MOST_CONTAINED);
    private static final BodyLimits SYSTEMS = new BodyLimits(128 << 10, 5_000, 100, MOST_CONTAINED);

    /** What such a caller may send. */
    public static BodyLimits of(Kind kind) {
        return switch (kind) {
            case PATIENT -> PATIENT;
            case STAFF -> STAFF;
            case REGISTRAR -> REGISTRAR;
            case ANONYMOUS, STRANGER, AGENT, EXPORT_SYSTEM, SUBSCRIBER -> SYSTEMS;
        };
    }

    /** Refuses with 422 a body that holds more. */
    public void check(JsonObject body) {
        Complaints complaints = new Complaints();
        Count count = new Count(complaints);
        count.value(body, "");
        if (count.elements > elements) {
            complaints.add(
                    type(body, "body"),
                    "a body of at most " + elements + " elements",
                    Integer.toString(count.elements));
        }
        complaints.refuse();
    }

    private static String type(JsonObject object, String otherwise) {
        return object.get("resourceType") instanceof JsonString name ? name.getString() : otherwise;
    }

    /** Walks through a body once. */
    private final class Count {
        private final Complaints complaints;
        private int elements;

        Count(Complaints complaints) {
            this.complaints = complaints;
        }

        void value(JsonValue value, String type) {
            elements++;
            if (value instanceof JsonObject object) {
                object(object, type);
            } else if (value instanceof JsonArray array) {
                array.forEach(each -> value(each, type));
            }
        }

        private void object(JsonObject object, String around) {
            String within = type(object, around);
            if (object.containsKey("resourceType") && "Consent".equals(within)) {
                atMost(provisions, count(object.get("provision")), "Consent.provision", "provisions in a Consent");
            }
            if (object.get("contained") instanceof JsonArray resources) {
                atMost(contained, resources.size(), within + ".contained", "contained resources");
            }
            object.values().forEach(each -> value(each, within));
        }

        private void atMost(int most, int found, String element, String what) {
            if (found > most) {
                complaints.add(element, "at most " + most + " " + what, Integer.toString(found));
            }
        }

        private static int count(@Nullable JsonValue provision) {
            if (provision instanceof JsonArray all) {
                return all.stream().mapToInt(Count::count).sum();
            }
            return provision instanceof JsonObject one ? 1 + count(one.get("provision")) : 0;
        }
    }
}
