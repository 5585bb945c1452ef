// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.consentry.agent.deidentify.HeaderChange;
import org.consentry.agent.dicom.TrialResult;
import org.consentry.policy.Basis;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.protocol.Json;

/** What would become of a scan, as JSON. It has the scan's values, which only whoever brought the scan gets. */
final class TrialJson {

    private TrialJson() {}

    static String write(TrialResult result) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("route", result.route().route().calledAe())
                .add("state", result.route().route().state().name())
                .add("recipient", result.route().recipient().id().value())
                .add("purpose", result.route().route().purpose().code())
                .add("wouldLeave", result.refused().isEmpty());
        result.refused().map(Deny::code).ifPresent(code -> json.add("reason", code));
        JsonArrayBuilder basis = Json.createArrayBuilder();
        result.basis().stream().map(Basis::reference).forEach(basis::add);
        JsonArrayBuilder obligations = Json.createArrayBuilder();
        result.obligations().stream().map(Obligation::code).sorted().forEach(obligations::add);
        JsonArrayBuilder changes = Json.createArrayBuilder();
        result.changes().forEach(change -> changes.add(change(change)));
        return json.add("basis", basis)
                .add("obligations", obligations)
                .add("changes", changes)
                .build()
                .toString();
    }

    private static JsonObjectBuilder change(HeaderChange change) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("path", change.path())
                .add("name", change.name())
                .add("what", change.kind().name());
        if (change.before() != null) {
            json.add("before", change.before());
        }
        if (change.after() != null) {
            json.add("after", change.after());
        }
        return json;
    }
}
