// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import java.util.SortedMap;
import java.util.TreeMap;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Cohort;

/** The answers of a cohort that go to disk and out together. */
final class CohortStretch {

    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder record = new StringBuilder();
    private final SortedMap<Reason, Integer> refused = new TreeMap<>();
    private int permitted;
    private int size;

    void add(long number, StudyUid study, Decision decision) {
        size++;
        lines.append(Cohort.answer(number, study, decision)).append('\n');
        String code = decision.fold(permit -> "PERMIT", Deny::code);
        record.append(number)
                .append(' ')
                .append(study.value())
                .append(' ')
                .append(code)
                .append('\n');
        permitted += decision.fold(permit -> 1, deny -> {
            refused.merge(deny.reason(), 1, Integer::sum);
            return 0;
        });
    }

    int size() {
        return size;
    }

    int permitted() {
        return permitted;
    }

    SortedMap<Reason, Integer> refused() {
        return refused;
    }

    String lines() {
        return lines.toString();
    }

    String record() {
        return record.toString();
    }
}
