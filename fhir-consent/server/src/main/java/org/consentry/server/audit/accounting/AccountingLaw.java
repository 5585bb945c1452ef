// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.time.Instant;
import java.util.List;

/** What the law in force wants accounted for; the room of the regimes knows. */
public interface AccountingLaw {
    /** The rules of every regime in force then; empty if none says anything. */
    List<AccountingRules> accounting(Instant now);
}
