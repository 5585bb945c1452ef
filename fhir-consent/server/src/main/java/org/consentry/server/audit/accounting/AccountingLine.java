// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.time.Instant;
import java.util.Optional;
import org.consentry.server.audit.accounting.AccountingItem.Amount;

/**
 * A line as it is shown: one event, or a series of like events to one recipient.
 *
 * @param first the first event of the series; the only one if {@code number} is 1
 * @param number how many events
 * @param last when the last of them happened
 * @param totals the sums over all of them
 * @param legal whether the hospital must account for them
 * @param exclusion why the hospital need not, if they left; empty for events of what stayed
 */
record AccountingLine(
        AccountingItem first, long number, Instant last, Amount totals, boolean legal, Optional<String> exclusion) {
    /** A line of one event. */
    static AccountingLine of(AccountingItem item, AccountingDuty duty) {
        return new AccountingLine(
                item,
                1,
                item.at(),
                item.what().amount(),
                duty.counts(item),
                item.outcome().hasLeft() ? duty.exclusion(item) : Optional.empty());
    }

    /** What the events of a series have in common. */
    Object series() {
        return java.util.List.of(
                first.recipient().id(),
                first.purposes(),
                first.outcome(),
                first.what().identifiability(),
                first.what().amount().records() > 0,
                first.what().header(),
                first.recipient().country(),
                legal,
                exclusion);
    }

    /** The series with one more event, which happened before or after those it has. */
    AccountingLine and(AccountingLine other) {
        boolean earlier = other.first.at().isBefore(first.at());
        return new AccountingLine(
                earlier ? other.first : first,
                number + other.number,
                other.last.isAfter(last) ? other.last : last,
                totals.and(other.totals),
                legal,
                exclusion);
    }

    @Override
    public String toString() {
        return "AccountingLine[" + number + "]";
    }
}
