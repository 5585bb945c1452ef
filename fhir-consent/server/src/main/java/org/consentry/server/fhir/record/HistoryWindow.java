// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.Set;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.storage.ChangeCursor;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;

/**
 * The part of a history that {@code _since}, {@code _count} and our own {@code _cursor} ask for.
 *
 * @param since written then or later, or null
 * @param count versions wanted
 * @param after continue after this one, or null
 * @param self address of the history, from its beginning
 */
record HistoryWindow(
        @Nullable Instant since, int count, @Nullable ChangeCursor after, String self) {
    private static final Set<String> KNOWN =
            Set.of("_since", "_count", "_cursor", "_total", "_summary", "_elements", "_format", "_pretty");

    static HistoryWindow of(RequestDetails request) {
        for (String name : request.getParameters().keySet()) {
            if (!KNOWN.contains(name)) {
                throw FhirErrors.badRequest("Expected _since, _count or _total, found \"" + name + "\"");
            }
        }
        String cursor = PageRequest.only(request, "_cursor");
        ChangeCursor after = cursor == null
                ? null
                : ChangeCursor.parse(cursor)
                        .orElseThrow(() -> FhirErrors.badRequest("Expected _cursor as given by a next link"));
        String self = PageRequest.address(request, request.getRequestPath());
        return new HistoryWindow(since(request), PageRequest.count(request), after, self);
    }

    /** Address of the page that begins after this version. */
    String next(ChangeCursor cursor) {
        return self + (self.indexOf('?') < 0 ? "?" : "&") + "_cursor=" + cursor.text();
    }

    private static @Nullable Instant since(RequestDetails request) {
        String text = PageRequest.only(request, "_since");
        if (text == null) {
            return null;
        }
        try {
            return new InstantType(text.replace(' ', '+')).getValue().toInstant();
        } catch (IllegalArgumentException | DataFormatException notAnInstant) {
            throw FhirErrors.badRequest("Expected _since as an instant such as 2026-01-31T10:00:00Z");
        }
    }
}
