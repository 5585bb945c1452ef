// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.time.Instant;
import java.util.List;

/** Says what the law in force wants accounted for. The regimes implement it. */
public interface AccountingLaw {
    /** The rules of every regime in force then; empty if no regime has such rules. */
    List<AccountingRules> accounting(Instant now);
}
