// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import org.consentry.protocol.Json;

/**
 * Whom to ask, and what for.
 *
 * @param agent the agent's address, such as {@code http://127.0.0.1:8090}
 * @param token the bearer token of an export system; not printed
 * @param recipient the recipient's id in the register
 * @param purpose one purpose
 * @param fulfilled the obligations that will be fulfilled before anything leaves
 */
record CohortAsk(URI agent, String token, String recipient, String purpose, List<String> fulfilled) {
    CohortAsk {
        fulfilled = List.copyOf(fulfilled);
    }

    /** Where cohorts are answered. */
    URI door() {
        String base = agent.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/access/v1/cohort");
    }

    /** The first line of the question. */
    String firstLine() {
        JsonObjectBuilder line = Json.createObjectBuilder()
                .add("purpose", purpose)
                .add("recipient", recipient)
                .add("supported_obligations", Json.createArrayBuilder(fulfilled));
        return line.build().toString();
    }

    @Override
    public String toString() {
        return "CohortAsk[" + agent + "]";
    }
}
