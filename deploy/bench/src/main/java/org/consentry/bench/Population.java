// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Action;
import org.consentry.policy.Circumstances;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.DeidState;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.Recipient;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Rule;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.export.ExportFacts;
import org.consentry.protocol.export.ExportQuestion;

/**
 * Patients of a large hospital group: of a hundred, 85 have said nothing, eight said no to research and AI, five said
 * yes to AI without their name, two have made exceptions for a company. Each who said something has terms of their own.
 */
final class Population implements ExportFacts {

    static final RegimeSet REGIMES = RegimeSet.of(new Regime(
            "bench",
            1,
            Map.of(
                    Purpose.TREAT,
                    PurposeGate.NOT_GATED,
                    Purpose.HRESCH,
                    PurposeGate.OPT_OUT,
                    Purpose.MLTRAINING,
                    PurposeGate.OPT_IN),
            Map.of(Purpose.HRESCH, Set.of(Obligation.DEID)),
            true));
    static final Population EMPTY = new Population(Map.of());

    private static final Instant CHOSEN = Instant.parse("2026-01-10T09:00:00Z");
    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Recipient COMPANY = Recipient.of("northlight");
    private static final RegisteredRecipient REGISTERED = new RegisteredRecipient(
            COMPANY.id(),
            "Northlight",
            "company",
            "US",
            Set.of(),
            Set.of(Purpose.MLTRAINING),
            RegisteredRecipient.Status.ACTIVE);
    private static final Recipient INSTITUTE = Recipient.of("meridian");

    private final Map<PatientId, PatientTerms> terms;

    private Population(Map<PatientId, PatientTerms> terms) {
        this.terms = terms;
    }

    static Population of(int patients) {
        Map<PatientId, PatientTerms> terms = new HashMap<>(patients / 4);
        for (int i = 0; i < patients; i++) {
            PatientTerms said = said(i);
            if (!said.consents().isEmpty()) {
                terms.put(id(i), said);
            }
        }
        return new Population(terms);
    }

    /** As it comes with a question: new, and in the processor's cache. */
    static PatientId id(int patient) {
        byte[] digits = new byte[8];
        int rest = patient;
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return new PatientId("urn:oid:2.999.1", new String(digits, StandardCharsets.ISO_8859_1));
    }

    @Override
    public PatientTerms terms(PatientId patient) {
        return terms.getOrDefault(patient, PatientTerms.NONE);
    }

    @Override
    public Optional<LinkedStudy> study(StudyUid study) {
        return Optional.empty();
    }

    @Override
    public PatientId current(PatientId patient) {
        return patient;
    }

    @Override
    public boolean isKnown(PatientId patient) {
        return true;
    }

    @Override
    public Optional<RegisteredRecipient> recipient(RecipientId recipient) {
        return Optional.of(REGISTERED);
    }

    @Override
    public Optional<RegimeSet> regimes() {
        return Optional.of(REGIMES);
    }

    static ExportQuestion trainingQuestion(PatientId patient) {
        return ExportQuestion.disclosing(
                patient, null, COMPANY.id(), Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID));
    }

    static AccessRequest training(PatientId patient) {
        return asks(patient, COMPANY, Purpose.MLTRAINING);
    }

    static AccessRequest research(PatientId patient) {
        return asks(patient, INSTITUTE, Purpose.HRESCH);
    }

    private static AccessRequest asks(PatientId patient, Recipient recipient, Purpose purpose) {
        return new AccessRequest(
                patient,
                STUDY,
                recipient,
                Set.of(purpose),
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                Circumstances.NONE,
                NOW);
    }

    private static final Study STUDY = Study.of(new StudyUid("2.999.7.1"));

    private static PatientTerms said(int patient) {
        int of100 = patient % 100;
        if (of100 < 8) {
            return PatientTerms.of(
                    consent(patient, "ai", Rule.deny(Conditions.purposes(Purpose.MLTRAINING, Purpose.SYSDEV))),
                    consent(patient, "research", Rule.deny(Conditions.purposes(Purpose.HRESCH))));
        }
        if (of100 < 13) {
            return PatientTerms.of(consent(
                    patient,
                    "ai",
                    Rule.permit(Conditions.purposes(Purpose.MLTRAINING, Purpose.SYSDEV))
                            .demanding(Obligation.DEID)));
        }
        if (of100 < 15) {
            Conditions training = Conditions.purposes(Purpose.MLTRAINING);
            return PatientTerms.of(consent(patient, "ai", Rule.permit(training, Rule.deny(training.to(COMPANY.id())))));
        }
        return PatientTerms.NONE;
    }

    private static ConsentTerms consent(int patient, String topic, Rule root) {
        return new ConsentTerms(new ConsentRef(topic + patient, 1), topic, CHOSEN, new ConsentTerms.Rules(root));
    }
}
