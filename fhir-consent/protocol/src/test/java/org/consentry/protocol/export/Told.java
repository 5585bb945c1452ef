// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.RegistryAnswer;
import org.consentry.policy.Rule;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.RegisteredRecipient.Status;

/**
 * What a door was told, as entries of the feed. Anna has a scan; a company and its product may train AI if she says
 * yes, and care for her in any case. Immutable.
 *
 * @param entries in their order
 */
public record Told(List<FeedEntry> entries) {
    /** When everything is asked. */
    public static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    /** She says yes or no. */
    public static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "4711");
    /** A number that may be Anna's too. */
    public static final PatientId ANNA_BEFORE = new PatientId("urn:oid:2.999.1", "0815");
    /** Somebody else. */
    public static final PatientId BEN = new PatientId("urn:oid:2.999.1", "4712");
    /** Anna's scan. */
    public static final StudyUid CHEST = new StudyUid("2.999.5.1");
    /** The company. */
    public static final RecipientId NORTHLIGHT = new RecipientId("northlight");
    /** A hospital, which cares for patients and nothing else. */
    public static final RecipientId CLINIC = new RecipientId("clinic");
    /** The company's product. */
    public static final RecipientId READER = new RecipientId("chest-reader");

    private static final Regime REGIME = new Regime(
            "DEMO",
            1,
            Map.of(
                    Purpose.TREAT,
                    PurposeGate.NOT_GATED,
                    Purpose.HRESCH,
                    PurposeGate.OPT_OUT,
                    Purpose.MLTRAINING,
                    PurposeGate.OPT_IN),
            Map.of(),
            true);

    public Told {
        entries = List.copyOf(entries);
    }

    /** Anna said yes. */
    public static Told yes() {
        return new Told(List.of())
                .and(new FeedEntry.RegimesChanged(1, NOON, RegimeSet.of(REGIME)))
                .registered(NORTHLIGHT, Status.ACTIVE)
                .registered(READER, Status.ACTIVE)
                .registered(CLINIC, Status.ACTIVE)
                .and(new FeedEntry.StudyLinked(5, NOON, new LinkedStudy(CHEST, ANNA, Study.UNKNOWN)))
                .said(ANNA, true);
    }

    /** Anna said no. */
    public static Told no() {
        return yes().said(ANNA, false);
    }

    /** Then a patient said yes or no to training of AI, some time ago. */
    Told said(PatientId patient, boolean yes) {
        return terms(patient, PatientTerms.of(consent(patient, yes, NOON.minusSeconds(1000))));
    }

    /** Then Anna said no, by a clock that is these seconds ahead. */
    Told no(long ahead) {
        ConsentTerms before = consent(ANNA, true, NOON.minusSeconds(1000));
        ConsentTerms after = new ConsentTerms(
                new ConsentRef("later", 1), "other", NOON.plusSeconds(ahead), new ConsentTerms.Rules(rule(false)));
        return terms(ANNA, PatientTerms.of(before, after));
    }

    /** Then a registry that must be asked did not answer for Anna. */
    Told registrySilent() {
        RegistryAnswer silent = new RegistryAnswer("NDOO", Set.of(Purpose.MLTRAINING), RegistryAnswer.State.UNKNOWN);
        return terms(
                ANNA,
                PatientTerms.of(consent(ANNA, true, NOON.minusSeconds(1000))).with(List.of(silent)));
    }

    /** Then one number was merged into another. */
    Told merged(PatientId from, PatientId into) {
        return and(new FeedEntry.PatientMerged(next(), NOON, from, into));
    }

    /** Then the company's agreement had this status. */
    Told status(Status status) {
        return registered(NORTHLIGHT, status);
    }

    /** The same, but nobody told of rules. */
    Told withoutRules() {
        return new Told(entries.stream()
                .filter(entry -> !(entry instanceof FeedEntry.RegimesChanged))
                .toList());
    }

    private Told registered(RecipientId id, Status status) {
        Set<Purpose> purposes = Set.of(id.equals(CLINIC) ? Purpose.TREAT : Purpose.MLTRAINING);
        RegisteredRecipient recipient = new RegisteredRecipient(
                id, "Somebody", "company", "US", id.equals(READER), Set.of(), Set.of(), purposes, status);
        return and(new FeedEntry.RecipientChanged(next(), NOON, recipient, List.of()));
    }

    private Told terms(PatientId patient, PatientTerms terms) {
        return and(new FeedEntry.ConsentChanged(next(), NOON, patient, terms));
    }

    private static ConsentTerms consent(PatientId patient, boolean yes, Instant made) {
        return new ConsentTerms(
                new ConsentRef("c" + patient.value(), 1), "ai", made, new ConsentTerms.Rules(rule(yes)));
    }

    private static Rule rule(boolean yes) {
        Conditions training = Conditions.purposes(Purpose.MLTRAINING);
        return yes ? Rule.permit(training).demanding(Obligation.DEID) : Rule.deny(training);
    }

    private Told and(FeedEntry entry) {
        List<FeedEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Told(more);
    }

    private long next() {
        return entries.size() + 1L;
    }
}
