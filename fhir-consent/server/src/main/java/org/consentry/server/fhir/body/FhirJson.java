// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.body;

import jakarta.json.JsonObject;
import java.util.Objects;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.answer.FhirErrors;

/** Reads JSON at the FHIR door. */
public final class FhirJson {
    /** Most levels that are read. No resource has more. */
    public static final int DEEPEST = 64;

    private FhirJson() {}

    /**
     * Reads a text. Refuses with 400 a text that is not a JSON object, is too deep, or would be read differently by two
     * readers.
     *
     * @param where what the text is, for the refusal
     */
    public static JsonObject read(String text, String where) {
        try {
            return StrictJson.object(text, where, DEEPEST);
        } catch (MalformedMessageException malformed) {
            String said = Objects.toString(malformed.getMessage(), "");
            throw FhirErrors.badRequest(said.replaceFirst("^expected", "Expected") + "; nothing was saved");
        }
    }
}
