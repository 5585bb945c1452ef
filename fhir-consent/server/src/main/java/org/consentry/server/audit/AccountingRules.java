// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;

/**
 * Which disclosures a hospital must account for by law, and for how long. The patient sees all of them anyway. What
 * these rules say is product input, to be confirmed by counsel.
 *
 * @param years how many calendar years back
 * @param exclude what need not be accounted for
 */
record AccountingRules(int years, Set<Exclusion> exclude) {
    private static final List<Purpose> TPO = List.of(Purpose.TREAT, Purpose.of("HPAYMT"), Purpose.of("HOPERAT"));
    private static final Purpose PATIENT_REQUEST = Purpose.of("PATRQT");

    AccountingRules {
        exclude = exclude.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(exclude));
    }

    /** Kinds of disclosures of 45 CFR 164.528(a)(1) that an event can be told to be of. */
    enum Exclusion {
        /** Treatment, payment and operations; making AI for somebody else is none of them. */
        TPO,
        /** To the patient, or whom the patient named. */
        INDIVIDUAL,
        /** Allowed by the patient: a version of a Consent is cited. */
        AUTHORIZATION,
        /** De-identified: no code is kept that leads back. */
        DEIDENTIFIED
    }

    /** Those of HIPAA, 45 CFR 164.528: six years, everything excluded that can be. */
    static AccountingRules hipaa() {
        return new AccountingRules(6, EnumSet.allOf(Exclusion.class));
    }

    /** From when on disclosures must be accounted for: the first instant of the day so many years ago. */
    Instant since(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone)
                .minusYears(years)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Whether this is a disclosure that must be accounted for, whenever it was. */
    boolean counts(AccountingItem item) {
        return item.outcome().hasLeft() && exclusion(item).isEmpty();
    }

    /** Why this disclosure need not be accounted for. */
    Optional<Exclusion> exclusion(AccountingItem item) {
        return exclude.stream().sorted().filter(each -> is(each, item)).findFirst();
    }

    private static boolean is(Exclusion exclusion, AccountingItem item) {
        return switch (exclusion) {
            case TPO -> all(item, AccountingRules::isOperation);
            case INDIVIDUAL -> all(item, purpose -> PurposeHierarchy.isA(purpose, PATIENT_REQUEST));
            case AUTHORIZATION -> item.basis().stream().anyMatch(basis -> basis.startsWith("Consent/"));
            case DEIDENTIFIED -> "none".equals(item.what().identifiability());
        };
    }

    private static boolean all(AccountingItem item, java.util.function.Predicate<Purpose> rule) {
        return !item.purposes().isEmpty() && item.purposes().stream().allMatch(rule);
    }

    private static boolean isOperation(Purpose purpose) {
        return !PurposeHierarchy.isExplicitOnly(purpose)
                && TPO.stream().anyMatch(each -> PurposeHierarchy.isA(purpose, each));
    }
}
