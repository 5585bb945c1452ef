// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.bypass;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.protocol.DisclosureReport;
import org.consentry.server.audit.event.Answered;
import org.consentry.server.audit.event.ResolvedParties;
import org.consentry.server.audit.store.EventJson;

/**
 * Finds what the sender of something had been told: the newest answer on record about this patient's scan, or about all
 * of the patient, for this recipient, at most {@link #BEFORE} before it left. An agent refuses or permits an image in
 * the same way, so a no of the gateway counts as well.
 */
@Singleton
public class AnswerLookup {
    /**
     * How long before it left an answer may have been given: a permit is good for minutes, a long release takes more.
     */
    static final Duration BEFORE = Duration.ofHours(1);

    /** How far the clock of who told may be behind ours. */
    static final Duration AHEAD = Duration.ofMinutes(2);

    private static final String DESTINATION = "110152";
    private static final Set<String> ANSWERS = Set.of("", "PERMITTED", "REFUSED", "DESTROYED");

    private final AnswerStore store;

    /** Takes the store. */
    @Inject
    public AnswerLookup(AnswerStore store) {
        this.store = store;
    }

    /** What its sender had been told. */
    Answered before(DisclosureReport report, ResolvedParties parties) {
        String patient = parties.patient();
        if (patient == null || parties.study() == null) {
            return Answered.NOTHING;
        }
        Instant at = report.at();
        return store
                .about(patient, parties.study(), report.recipient().value(), at.minus(BEFORE), at.plus(AHEAD))
                .stream()
                .filter(event -> ANSWERS.contains(EventJson.detail(event.body(), "state")))
                .filter(event -> report.purpose().equals(DisclosureReport.UNTOLD)
                        || event.purposes().contains(report.purpose()))
                .findFirst()
                .map(AnswerLookup::answered)
                .orElse(Answered.NOTHING);
    }

    private static Answered answered(AnswerStore.Answer event) {
        return event.permitted() ? Answered.yes(policies(event.body()), event.purposes()) : Answered.NO;
    }

    private static List<String> policies(JsonObject event) {
        return EventJson.objects(event, "agent")
                .flatMap(agent -> Stream.ofNullable(agent.getJsonArray("policy")))
                .flatMap(policies -> policies.getValuesAs(JsonString.class).stream())
                .map(JsonString::getString)
                // A token's id is a policy of its user, and no ground.
                .filter(policy -> !policy.startsWith("urn:ietf:params:oauth:"))
                .distinct()
                .toList();
    }

    /** The id of who received, in the register or as the event names it; blank if it names none. */
    static String recipient(JsonObject event) {
        return EventJson.agent(event, DESTINATION)
                .flatMap(agent -> EventJson.object(agent, "who"))
                .map(who -> who.containsKey("reference")
                        ? who.getString("reference").replaceFirst("^[A-Za-z]+/", "")
                        : EventJson.object(who, "identifier")
                                .map(identifier -> identifier.getString("value", ""))
                                .orElse(""))
                .orElse("");
    }
}
