// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.policy.Basis;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.HandAct;
import org.jspecify.annotations.Nullable;

/** Makes audit events from decisions. */
public final class AuthzEvents {
    /** The site of decisions that this server made. */
    static final String HERE = "Consentry";

    private AuthzEvents() {}

    /**
     * An agent's refusal, its answer to an export system, or what a person did there by hand: then who asks is that
     * one.
     */
    public static AuthzEvent of(Disclosure told) {
        DisclosureReport report = told.report();
        HandAct act = report.act();
        String person = act == null ? null : act.by();
        return new AuthzEvent(
                report.at().truncatedTo(ChronoUnit.MILLIS),
                report.reason() == null ? null : report.reason().name(),
                new TreeSet<>(Set.of(report.purpose())),
                new AuthzEvent.Roles(
                        told.site(),
                        new Requester(told.agent(), person, told.agent(), null),
                        report.recipient(),
                        told.parties().recipientName(),
                        told.parties().recipientType()),
                about(told.parties(), report.patient(), report.study()),
                ReportFacts.weighed(report),
                ReportFacts.details(report));
    }

    /** A decision of this server. */
    public static AuthzEvent of(DecisionEntry entry, Instant at) {
        ResolvedParties parties = new ResolvedParties(
                entry.matched().patient(),
                entry.matched().study(),
                entry.matched().recipientName(),
                entry.matched().patient() == null,
                entry.request().recipient().device() ? "Device" : "Organization");
        return new AuthzEvent(
                at,
                switch (entry.decision()) {
                    case Permit _ -> null;
                    case Deny deny -> deny.code();
                },
                new TreeSet<>(entry.request().purposes()),
                new AuthzEvent.Roles(
                        HERE,
                        entry.asker(),
                        entry.request().recipient().id(),
                        parties.recipientName(),
                        parties.recipientType()),
                about(
                        parties,
                        entry.request().patient(),
                        entry.request().study().uid()),
                ReportFacts.weighed(
                        entry.decision().basis().stream().map(Basis::reference).collect(Collectors.toSet()),
                        entry.cited().regime()),
                details(entry));
    }

    private static AuthzEvent.About about(
            ResolvedParties parties, @Nullable PatientId named, @Nullable StudyUid study) {
        return new AuthzEvent.About(
                parties.patient(), named, parties.study(), study == null ? null : study.value(), parties.isUnmatched());
    }

    private static Map<String, String> details(DecisionEntry entry) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("decision", entry.cited().decision());
        details.put("regime", entry.cited().regime());
        details.put("action", entry.request().action().name().toLowerCase(Locale.ROOT));
        details.put("deid-state", entry.request().deidState().name());
        details.put(
                "obligations",
                switch (entry.decision()) {
                    case Permit permit ->
                        permit.obligations().stream()
                                .map(Obligation::code)
                                .sorted()
                                .collect(Collectors.joining(","));
                    case Deny _ -> "";
                });
        return details;
    }
}
