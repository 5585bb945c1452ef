// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.agent.disclosure.Verdict;
import org.consentry.policy.Basis;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.Answer;
import org.jspecify.annotations.Nullable;

/** The answers of a cohort that go to disk and out together. */
final class CohortStretch {

    private final CohortForm form;
    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder record = new StringBuilder();
    private final List<Verdict> verdicts = new ArrayList<>();
    private int unreadable;

    CohortStretch(CohortForm form) {
        this.form = form;
    }

    void add(long number, StudyUid study, @Nullable PatientId patient, Decision decision) {
        lines.append(form.answer(number, study, decision)).append('\n');
        String code = switch (decision) {
            case Permit _ -> "PERMIT";
            case Deny deny -> deny.code();
        };
        record.append(number)
                .append(' ')
                .append(study.value())
                .append(' ')
                .append(code)
                .append('\n');
        verdicts.add(verdict(patient, decision));
    }

    void addUnreadable(long number, String expected) {
        lines.append(form.unreadable(number, expected)).append('\n');
        unreadable++;
    }

    /** How many lines of the question it answers. */
    int size() {
        return verdicts.size() + unreadable;
    }

    int unreadable() {
        return unreadable;
    }

    /** Whom each answer is about: a patient, since a cohort is told patient by patient and not scan by scan. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    String lines() {
        return lines.toString();
    }

    String record() {
        return record.toString();
    }

    private static Verdict verdict(@Nullable PatientId patient, Decision decision) {
        Set<String> basis = decision.basis().stream().map(Basis::reference).collect(Collectors.toSet());
        @Nullable Reason reason = switch (decision) {
            case Permit _ -> null;
            case Deny deny -> deny.reason();
        };
        return new Verdict(reason, new Answer(patient, null, 1, basis, null));
    }
}
