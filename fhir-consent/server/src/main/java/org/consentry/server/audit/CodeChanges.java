// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;

/**
 * Notes which codes of patients change towards which recipients, in the transaction that merges records or ends a
 * merge.
 */
@Singleton
public class CodeChanges {
    private final CodeChangeStore store;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public CodeChanges(CodeChangeStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Change(RecipientId recipient, PatientId was, PatientId now, boolean parted) {}

    /**
     * Notes every change for each recipient that may have scans under the old code.
     *
     * @param before for each record, by logical id, the number that its code was made from
     * @param after the number that its code is made from now
     */
    public void note(Map<String, PatientId> before, Map<String, PatientId> after) {
        Set<Change> changes = new LinkedHashSet<>();
        before.forEach((record, was) -> {
            PatientId now = after.getOrDefault(record, was);
            if (!now.equals(was)) {
                boolean parted = after.containsValue(was);
                store.recipients(record).forEach(each -> changes.add(new Change(each, was, now, parted)));
            }
        });
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        changes.forEach(change -> store.insert(change.recipient(), change.was(), change.now(), change.parted(), at));
    }
}
