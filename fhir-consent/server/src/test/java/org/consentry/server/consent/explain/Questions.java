// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Action;
import org.consentry.policy.Circumstances;
import org.consentry.policy.Code;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.DeidState;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Period;
import org.consentry.policy.Permit;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.PurposeHierarchy;
import org.consentry.policy.Recipient;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;

/** Asks what may be done with a chest CT of 2026-01-02, under a regime where nothing goes without a yes. */
public final class Questions {
    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static final Regime STRICT = new Regime(
            "strict",
            1,
            Map.of(
                    Purpose.of("TREAT"), PurposeGate.OPT_IN,
                    Purpose.of("HPAYMT"), PurposeGate.OPT_IN,
                    Purpose.of("HOPERAT"), PurposeGate.OPT_IN,
                    Purpose.of("HRESCH"), PurposeGate.OPT_IN,
                    Purpose.of("PUBHLTH"), PurposeGate.OPT_IN,
                    Purpose.of("PATRQT"), PurposeGate.OPT_IN),
            Map.of(),
            false);

    private Questions() {}

    public static Recipient northlight(String... classes) {
        Set<RecipientId> in =
                Set.of(classes).stream().map(RecipientId::new).collect(java.util.stream.Collectors.toSet());
        return new Recipient(new RecipientId("northlight"), false, Set.of(), in, Set.of());
    }

    /** {@code PERMIT}, or the code of the deny. */
    public static String answer(ConsentTerms terms, Purpose purpose) {
        return answer(terms, purpose, northlight(), Instant.parse("2026-01-02T12:00:00Z"));
    }

    public static String answer(ConsentTerms terms, Purpose purpose, Recipient recipient, Instant taken) {
        Study study = Study.of(new StudyUid("1.2.840.1"))
                .coded(Set.of(Code.modality("CT")), Set.of(), Set.of())
                .taken(new Period(taken, taken))
                .from(new RecipientId("hospital"), Set.of(new RecipientId("Practitioner/grey")), Set.of());
        AccessRequest request = new AccessRequest(
                new PatientId("urn:x", "1"),
                study,
                recipient,
                Set.of(purpose),
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                Circumstances.NONE,
                NOW);
        return switch (ConsentPolicy.decide(request, PatientTerms.of(terms), STRICT)) {
            case Permit _ -> "PERMIT";
            case Deny deny -> deny.code();
        };
    }

    /** Every purpose the terms permit. */
    public static Set<Purpose> permitted(ConsentTerms terms) {
        return PurposeHierarchy.all().stream()
                .filter(purpose -> "PERMIT".equals(answer(terms, purpose)))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
