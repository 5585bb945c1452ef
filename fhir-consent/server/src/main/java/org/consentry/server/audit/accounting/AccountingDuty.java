// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What must be accounted for at one moment. Where several regimes apply, the strictest wins: what one of them wants
 * accounted for, must be.
 */
final class AccountingDuty {
    /** Why something need not be accounted for that no exclusion covers. */
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

    /** The duty of this moment. */
    static AccountingDuty of(List<AccountingRules> inForce, Instant now, ZoneId zone) {
        List<AccountingRules> all = inForce.isEmpty() ? List.of(AccountingRules.STRICT) : inForce;
        return new AccountingDuty(
                all.stream().map(each -> new Rules(each.since(now, zone), each)).toList());
    }

    /** From when on anything at all must be accounted for. */
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
