// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.json.JsonArrayBuilder;
import java.util.List;
import org.consentry.protocol.Json;

/** Writes the standard's complete status, with the addresses of the files. */
final class Manifest {
    /** Name of the file that says how many patients are not in the export. */
    static final String REMARKS = "remarks.ndjson";

    static final String SUFFIX = ".ndjson";

    private Manifest() {}

    static String text(Job job, List<String> types) {
        String base = job.order().base() + "/bulk/" + job.id() + "/";
        JsonArrayBuilder output = Json.createArrayBuilder();
        types.forEach(
                type -> output.add(Json.createObjectBuilder().add("type", type).add("url", base + type + SUFFIX)));
        JsonArrayBuilder error = Json.createArrayBuilder();
        if (job.keptOut() > 0) {
            error.add(Json.createObjectBuilder().add("type", "OperationOutcome").add("url", base + REMARKS));
        }
        return Json.createObjectBuilder()
                .add("transactionTime", job.transactionTime().toString())
                .add("request", job.order().request())
                .add("requiresAccessToken", true)
                .add("output", output)
                .add("deleted", Json.createArrayBuilder())
                .add("error", error)
                .build()
                .toString();
    }

    /** The number of patients who are not in it; never who, and never why. */
    static String remarks(Job job) {
        return outcome("information", "informational", job.keptOut() + " patients are not in this export");
    }

    static String outcome(String severity, String code, String text) {
        return Json.createObjectBuilder()
                .add("resourceType", "OperationOutcome")
                .add(
                        "issue",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("severity", severity)
                                        .add("code", code)
                                        .add("diagnostics", text)))
                .build()
                .toString();
    }
}
