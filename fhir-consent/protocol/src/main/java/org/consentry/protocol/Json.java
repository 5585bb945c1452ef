// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.Map;

/**
 * Begins reading and writing JSON, as {@link jakarta.json.Json} does. That one looks through the whole class path for
 * its provider on every call, under a lock of the class loader: a third of the time of an answer, and all threads wait
 * for each other. This one looks once.
 */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS;
    private static final JsonReaderFactory READERS;
    private static final JsonParserFactory PARSERS;

    static {
        BUILDERS = PROVIDER.createBuilderFactory(Map.of());
        READERS = PROVIDER.createReaderFactory(Map.of());
        PARSERS = PROVIDER.createParserFactory(Map.of());
    }

    private Json() {}

    /** Begins an object. */
    public static JsonObjectBuilder createObjectBuilder() {
        return BUILDERS.createObjectBuilder();
    }

    /** Begins an object with everything that this one has. */
    public static JsonObjectBuilder createObjectBuilder(JsonObject from) {
        return BUILDERS.createObjectBuilder(from);
    }

    /** Begins an array. */
    public static JsonArrayBuilder createArrayBuilder() {
        return BUILDERS.createArrayBuilder();
    }

    /** Begins an array with everything that this one has. */
    public static JsonArrayBuilder createArrayBuilder(JsonArray from) {
        return BUILDERS.createArrayBuilder(from);
    }

    /** Begins an array of these values. */
    public static JsonArrayBuilder createArrayBuilder(Collection<?> values) {
        return BUILDERS.createArrayBuilder(values);
    }

    /** Makes writers with these settings of {@code jakarta.json.stream.JsonGenerator}. */
    public static JsonGeneratorFactory createGeneratorFactory(Map<String, ?> settings) {
        return PROVIDER.createGeneratorFactory(settings);
    }

    /** Reads text piece by piece. */
    public static JsonParser createParser(Reader text) {
        return PARSERS.createParser(text);
    }

    /** Reads text. */
    public static JsonReader createReader(Reader text) {
        return READERS.createReader(text);
    }

    /** Reads bytes in one of the Unicode encodings that JSON allows. */
    public static JsonReader createReader(InputStream bytes) {
        return READERS.createReader(bytes);
    }
}
