// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.consentry.server.access.answer.FhirErrors;

/** Checks the form of dates in parameters that other code reads later. */
public final class DateForms {
    private DateForms() {}

    /** Refuses a text that is not a comparison such as {@code ge2026-01-31}. */
    public static void comparison(String name, String text) {
        Times.comparison(name, text, ZoneOffset.UTC);
    }

    /** An instant with its zone. A space in it is a plus sign that was not encoded. */
    public static String instant(String name, String text) {
        String whole = text.replace(' ', '+');
        try {
            var _ = OffsetDateTime.parse(whole);
            return whole;
        } catch (DateTimeException broken) {
            throw FhirErrors.badRequest("Expected " + name + " as an instant such as 2026-01-31T10:00:00Z");
        }
    }
}
