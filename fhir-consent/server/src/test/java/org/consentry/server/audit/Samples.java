// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Decision;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.Sighting;
import org.consentry.server.access.Caller;
import org.consentry.server.audit.event.Answered;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.event.AuditMapping;
import org.consentry.server.audit.event.AuthzEventJson;
import org.consentry.server.audit.event.DecisionEntry;
import org.consentry.server.audit.event.Disclosure;
import org.consentry.server.audit.event.OutsideDisclosure;
import org.consentry.server.audit.event.RequestTrace;
import org.consentry.server.audit.event.Requester;
import org.consentry.server.audit.event.ResolvedParties;
import org.consentry.server.audit.event.Seen;
import org.consentry.server.audit.store.AuditIds;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.RandomIds;
import org.jspecify.annotations.Nullable;

/** What the trail may be told, one of each kind. */
public final class Samples {
    public static final Instant AT = Instant.parse("2026-06-15T12:00:00.123Z");
    public static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "MRN-1");
    public static final StudyUid SCAN = new StudyUid("1.2.3");
    public static final ResolvedParties KNOWN = new ResolvedParties("anna", "scan", "Northlight Imaging AI", false);
    public static final ResolvedParties UNKNOWN = new ResolvedParties(null, null, null, true);
    public static final Set<String> CONSENT = Set.of("Consent/c/_history/2");
    static final Requester EXPORT_DEMO =
            new Requester("export-demo", "service-account-export-demo", "10.0.0.7", "7f3a");
    public static final Caller DANA = Caller.officer("Dana Reyes", "Anna called us");
    static final Caller ANNA_HERSELF = new Caller(Caller.Kind.PATIENT, "anna", "Anna Example", null);
    static final RequestTrace WIRE = new RequestTrace(
            new Requester("portal", "Dana Reyes", "127.0.0.1", "jti-1"),
            "https://login.example.org/realms/consentry",
            "subject-1",
            "consent.example.org",
            "/fhir/r4/ImagingStudy?patient=Patient/anna",
            "request-1");

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final AuditIds IDS = ids();

    private Samples() {}

    /** As it is kept. */
    public static AuditRecord kept(Disclosure disclosure) {
        return mapping(FHIR).record(disclosure);
    }

    /** As it is kept. */
    public static AuditRecord kept(AuditEntry entry) {
        return mapping(FHIR).record(entry, WIRE, AT);
    }

    public static AuthzEventJson authz() {
        return new AuthzEventJson(IDS);
    }

    static AuditIds ids() {
        return new AuditIds(new RandomIds(new Random(3)));
    }

    static AuditMapping mapping(FhirContext fhir) {
        return new AuditMapping(new FhirBodies(fhir), IDS, authz());
    }

    public static Disclosure disclosure(State state, Set<String> basis, ResolvedParties parties) {
        return disclosure(state, basis, parties, null);
    }

    /** Facts of headers that were shown, without any picture. */
    public static Disclosure headers(State state, ResolvedParties parties) {
        Disclosure objects = disclosure(state, CONSENT, parties, null);
        return new Disclosure(objects.agent(), objects.site(), objects.report().ofHeaders(), parties);
    }

    /** What Olga did by hand to what waited. */
    public static Disclosure byHand(State state, HandAct.Kind kind) {
        return disclosure(state, Set.of(), KNOWN, new HandAct(kind, "Olga Ortiz", "a-1", "Northlight moves house"));
    }

    private static Disclosure disclosure(
            State state, Set<String> basis, ResolvedParties parties, @Nullable HandAct act) {
        boolean refused = state.isRefusal();
        DisclosureReport report = new DisclosureReport(
                7,
                "r-1",
                AT,
                ANNA,
                SCAN,
                new RecipientId("northlight"),
                Purpose.MLTRAINING,
                "NORTHLIGHT_AI",
                state,
                refused ? act == null ? Reason.CONSENT_DENY : Reason.DROPPED_BY_HAND : null,
                3,
                4096,
                List.of("113100", "113107"),
                Identifiability.CODED,
                "US",
                "d-1",
                basis,
                "demo/1",
                42,
                act == null ? SentBy.COMPUTER : SentBy.PERSON,
                List.of(),
                act,
                null,
                DisclosureReport.Content.OBJECTS);
        return new Disclosure("agent-1", "Main site", report, parties);
    }

    /** What left past the agents, to a recipient of the register, whose sender had been told this. */
    static Seen seen(Answered answered, ResolvedParties parties) {
        DisclosureReport report = new DisclosureReport(
                8,
                "r-2",
                AT,
                null,
                SCAN,
                new RecipientId("northlight"),
                DisclosureReport.UNTOLD,
                "",
                State.SEEN,
                null,
                0,
                0,
                List.of(),
                Identifiability.UNTOLD,
                "US",
                null,
                Set.of(),
                null,
                42,
                SentBy.COMPUTER,
                List.of(),
                null,
                new Sighting(Sighting.Source.EXPORT_LIST, "Archive", "NORTHLIGHT"),
                DisclosureReport.Content.OBJECTS);
        return new Seen(new Disclosure("agent-1", "Main site", report, parties), answered);
    }

    /** What this server exported for a recipient, as it records that. */
    public static Disclosure exported(int records) {
        DisclosureReport report = new DisclosureReport(
                1,
                "job-1",
                AT,
                ANNA,
                null,
                new RecipientId("northlight"),
                Purpose.HRESCH,
                "bulk-export",
                State.SENT,
                null,
                records,
                8192,
                List.of(),
                Identifiability.NAMED,
                "US",
                null,
                CONSENT,
                "demo/1",
                42,
                SentBy.PERSON);
        return new Disclosure(
                "consent-server",
                "Consent server",
                report,
                new ResolvedParties("anna", null, "Northlight Imaging AI", false));
    }

    /** Of a scan, or of something that has words only. */
    static OutsideDisclosure elsewhere(boolean permits, @Nullable String study) {
        return new OutsideDisclosure(
                AT,
                true,
                new OutsideDisclosure.Party("Regional exchange", null),
                "northlight",
                new OutsideDisclosure.Party("Northlight Imaging AI", null),
                "anna",
                new OutsideDisclosure.What(study, study == null ? "Summary of care" : ""),
                List.of(Purpose.MLTRAINING),
                new OutsideDisclosure.Ground(new OutsideDisclosure.Cited("Consent/c/_history/2", permits), List.of()),
                null);
    }

    static DecisionEntry decision(AccessRequest request, Decision decision, @Nullable String patient) {
        return new DecisionEntry(
                request,
                decision,
                new DecisionEntry.Cited("0123456789abcdef", "demo/1"),
                new DecisionEntry.Matched(patient, patient == null ? null : "scan", "Northlight Imaging AI"),
                EXPORT_DEMO);
    }
}
