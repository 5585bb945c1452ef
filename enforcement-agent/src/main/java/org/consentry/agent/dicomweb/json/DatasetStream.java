// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.json;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.protocol.Json;

/**
 * A list of data sets in JSON, read one after the other: memory holds one of them. A body that is something else, or
 * ends before its list does, is a {@link RefusedBodyException} with 400. For one thread.
 */
public final class DatasetStream {
    private static final int MALFORMED = 400;

    private final JsonParser parser;
    private boolean begun;

    /** Reads a body in UTF-8. */
    public DatasetStream(InputStream body) {
        parser = Json.createParser(new InputStreamReader(
                body, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
    }

    /** The next data set; empty at the end. */
    public Optional<JsonObject> next() {
        try {
            if (!begun && parser.next() != Event.START_ARRAY) {
                throw malformed("expected a list of data sets");
            }
            begun = true;
            return switch (parser.next()) {
                case START_OBJECT -> Optional.of(parser.getObject());
                case END_ARRAY -> end();
                default -> throw malformed("expected data sets in the list");
            };
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw malformed("expected a whole list of data sets");
        }
    }

    private Optional<JsonObject> end() {
        if (parser.hasNext()) {
            throw malformed("expected nothing after the list");
        }
        return Optional.empty();
    }

    private static RefusedBodyException malformed(String what) {
        return new RefusedBodyException(MALFORMED, what);
    }
}
