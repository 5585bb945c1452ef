// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.consentry.protocol.StoreAndForward;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** Reads how scans wait on a route for a recipient that is down. Without the extension they pass straight through. */
final class WaitingMapping {
    static final String URL = "https://consentry.org/fhir/StructureDefinition/route-store-and-forward";

    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String SHARE = "kilobytes-per-second";
    private static final String DAYS = "days-at-most";
    private static final String REST = "study-rest-seconds";
    private static final List<String> PARTS = List.of(FROM, UNTIL, SHARE, DAYS, REST);
    private static final String AT = "Endpoint.extension('" + URL + "')";

    private final Extension extension;
    private final Complaints complaints;

    private WaitingMapping(Extension extension, Complaints complaints) {
        this.extension = extension;
        this.complaints = complaints;
    }

    /** How they wait; null if they do not, or with complaints if it cannot be understood. */
    static @Nullable StoreAndForward of(Endpoint endpoint, Complaints complaints) {
        List<Extension> said = endpoint.getExtensionsByUrl(URL);
        if (said.size() > 1) {
            complaints.add(AT, "at most one", said.size() + " of them");
            return null;
        }
        return said.isEmpty() ? null : new WaitingMapping(said.get(0), complaints).waiting();
    }

    private @Nullable StoreAndForward waiting() {
        boolean unknown = extension.getExtension().stream().anyMatch(part -> !PARTS.contains(part.getUrl()));
        if (extension.hasValue() || unknown) {
            complaints.add(AT, "extensions " + String.join(", ", PARTS) + " only", "others");
            return null;
        }
        try {
            String share = part(SHARE);
            String days = part(DAYS);
            String rest = part(REST);
            return new StoreAndForward(
                    hour(FROM),
                    hour(UNTIL),
                    share == null ? 0 : positive(share),
                    days == null ? StoreAndForward.USUAL_DAYS : positive(days),
                    rest == null ? 0 : positive(rest));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            complaints.add(
                    AT,
                    "two different hours such as 20:00:00, or none, and from " + StoreAndForward.LEAST_KILOBYTES
                            + " to " + StoreAndForward.MOST_KILOBYTES + " kilobytes a second, or none, and up to "
                            + StoreAndForward.MOST_DAYS + " days, or none, and up to " + StoreAndForward.MOST_REST
                            + " seconds of rest, or none",
                    "other values");
            return null;
        }
    }

    private @Nullable LocalTime hour(String name) {
        String text = part(name);
        return text == null ? null : LocalTime.parse(text);
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("expected a positive number");
        }
        return number;
    }

    private @Nullable String part(String name) {
        List<Extension> said = extension.getExtensionsByUrl(name);
        if (said.size() > 1 || (said.size() == 1 && !said.get(0).hasValue())) {
            throw new IllegalArgumentException("expected one value");
        }
        return said.isEmpty() ? null : said.get(0).getValue().primitiveValue();
    }
}
