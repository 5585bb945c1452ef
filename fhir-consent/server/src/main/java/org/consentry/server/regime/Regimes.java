// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.InputStream;
import org.consentry.policy.Regime;
import org.consentry.protocol.RegimeJson;

/** The regime in force, read from the file that comes with the server. */
@Singleton
public class Regimes {
    private static final String FILE = "/regimes/demo.json";

    private final Regime current = load(FILE);

    /** The regime in force. */
    public Regime current() {
        return current;
    }

    static Regime load(String file) {
        InputStream stream = Regimes.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("Expected the regime file " + file + ", found none");
        }
        try (JsonReader reader = Json.createReader(stream)) {
            return RegimeJson.read(reader.readObject());
        }
    }
}
