// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Knows what the hospital must account for at one moment. Where several regimes apply, the strictest wins: a disclosure
 * counts if any of them asks for it.
 */
final class AccountingDuty {
    /** The reason for a disclosure that is too old, where no exclusion covers it. */
    static final String YEARS = "YEARS";

    private final List<Rules> rules;

    private record Rules(Instant since, AccountingRules rules) {
        Optional<String> exclusion(AccountingItem item) {
            return rules.exclusion(item)
                    .or(() -> item.at().isBefore(since) ? Optional.of(YEARS) : Optional.<String>empty());
        }
    }

    private AccountingDuty(List<Rules> rules) {
        this.rules = rules;
    }

    /** The duty at this moment. */
    static AccountingDuty of(List<AccountingRules> inForce, Instant now, ZoneId zone) {
        List<AccountingRules> all = inForce.isEmpty() ? List.of(AccountingRules.STRICT) : inForce;
        return new AccountingDuty(
                all.stream().map(each -> new Rules(each.since(now, zone), each)).toList());
    }

    /** The earliest instant from which anything must be accounted for. */
    Instant since() {
        return rules.stream().map(Rules::since).min(Instant::compareTo).orElseThrow();
    }

    /** Whether this is a disclosure that must be accounted for. */
    boolean counts(AccountingItem item) {
        return item.outcome().hasLeft()
                && rules.stream().anyMatch(each -> each.exclusion(item).isEmpty());
    }

    /** Why this disclosure need not be accounted for; empty if it must be. */
    Optional<String> exclusion(AccountingItem item) {
        return counts(item)
                ? Optional.empty()
                : rules.stream().flatMap(each -> each.exclusion(item).stream()).findFirst();
    }
}
