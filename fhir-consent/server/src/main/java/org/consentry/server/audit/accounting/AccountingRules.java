// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;

/**
 * Which disclosures one regime wants accounted for, and for how long. The patient sees all of them anyway.
 *
 * @param years how many calendar years back
 * @param exclude what need not be accounted for, in this order: purposes of use with all below them, and
 *     {@link #AUTHORIZATION}, {@link #LIMITED_DATA_SET} and {@link #DEIDENTIFIED}. Making AI for somebody else is below
 *     no purpose.
 */
public record AccountingRules(int years, List<String> exclude) {
    /** The patient allowed it: the event cites a version of a Consent. */
    public static final String AUTHORIZATION = "AUTHORIZATION";
    /** It had no direct identifiers and went under an agreement. */
    public static final String LIMITED_DATA_SET = "LIMITED_DATA_SET";
    /** It was de-identified: nobody keeps a code that leads back. */
    public static final String DEIDENTIFIED = "DEIDENTIFIED";

    private static final Set<String> KINDS = Set.of(AUTHORIZATION, LIMITED_DATA_SET, DEIDENTIFIED);
    private static final int MOST_YEARS = 100;

    /** The rules where no regime has any: everything of the last six years. */
    static final AccountingRules STRICT = new AccountingRules(6, List.of());

    /**
     * Checks the rules.
     *
     * @throws IllegalArgumentException if they cannot be followed
     */
    public AccountingRules {
        exclude = List.copyOf(exclude);
        if (years < 1 || years > MOST_YEARS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_YEARS + " years, found " + years);
        }
        exclude.stream()
                .filter(each -> !KINDS.contains(each) && !PurposeHierarchy.knows(Purpose.of(each)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("expected purposes of use, AUTHORIZATION, LIMITED_DATA_SET and"
                            + " DEIDENTIFIED, found " + unknown);
                });
    }

    /** The start of the period: the first instant of the day that many years ago. */
    Instant since(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone)
                .minusYears(years)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** The exclusion that covers this disclosure; empty if it must be accounted for. */
    Optional<String> exclusion(AccountingItem item) {
        return exclude.stream().filter(each -> is(each, item)).findFirst();
    }

    private static boolean is(String exclusion, AccountingItem item) {
        return switch (exclusion) {
            case AUTHORIZATION -> item.basis().stream().anyMatch(basis -> basis.startsWith("Consent/"));
            case LIMITED_DATA_SET -> "limited".equals(item.what().identifiability());
            case DEIDENTIFIED -> "none".equals(item.what().identifiability());
            default -> {
                Purpose listed = Purpose.of(exclusion);
                Predicate<Purpose> below = purpose -> PurposeHierarchy.isA(purpose, listed)
                        && (!PurposeHierarchy.isExplicitOnly(purpose) || PurposeHierarchy.isExplicitOnly(listed));
                yield !item.purposes().isEmpty() && item.purposes().stream().allMatch(below);
            }
        };
    }
}
