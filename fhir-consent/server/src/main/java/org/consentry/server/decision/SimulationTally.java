// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.Json;
import org.consentry.protocol.export.ExportDecision;
import org.jspecify.annotations.Nullable;

/** Counts and lists what one page of a simulation finds. Not thread-safe. */
final class SimulationTally {
    private final Simulation.Question question;
    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private final JsonArrayBuilder changes = Json.createArrayBuilder();
    private final Set<String> patients = new LinkedHashSet<>();
    private int listed;

    SimulationTally(Simulation.Question question) {
        this.question = question;
    }

    Simulation.Question question() {
        return question;
    }

    int listed() {
        return listed;
    }

    /** One pair of scan and recipient, and what for. */
    record Asked(String study, RecipientId recipient, Purpose purpose) {}

    /** Takes what that comes to today and under the regime. */
    void add(Asked asked, @Nullable String patient, ExportDecision today, ExportDecision then) {
        String before = outcome(today);
        String after = outcome(then);
        counts.merge(
                String.join("\t", asked.purpose().code(), asked.recipient().value(), before, after), 1, Integer::sum);
        if (before.equals(after) || question.limit() == 0) {
            return;
        }
        listed++;
        patients.add(String.valueOf(patient));
        changes.add(Json.createObjectBuilder()
                .add("patient", "Patient/" + patient)
                .add("study", asked.study())
                .add("recipient", asked.recipient().value())
                .add("purpose", asked.purpose().code())
                .add("before", before)
                .add("after", after));
    }

    private static String outcome(ExportDecision made) {
        return switch (made.decision()) {
            case Permit _ -> "PERMIT";
            case Deny deny -> deny.code();
        };
    }

    /**
     * What was found.
     *
     * @param looked at how many scans
     * @param next where the next page begins; blank after the last
     */
    Simulation.Found found(int looked, String next) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        counts.forEach((key, count) -> {
            String[] parts = key.split("\t", -1);
            all.add(Json.createObjectBuilder()
                    .add("purpose", parts[0])
                    .add("recipient", parts[1])
                    .add("before", parts[2])
                    .add("after", parts[3])
                    .add("studies", count));
        });
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("regime", question.regime().citation())
                .add("asOf", question.asOf().toString())
                .add("counts", all)
                .add("changes", changes)
                .add("looked", looked)
                .add("next", next);
        return new Simulation.Found(json.build(), patients);
    }
}
