// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Answer;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.State;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the answers of a release: one for each patient or scan and each outcome, however often it was asked.
 *
 * <p>Memory: some 200 bytes for each of them, so a release ends when it has {@link Release#MOST_ANSWERS}.
 */
final class AnswerSums {

    private final Map<Kind, Kept> kinds = new LinkedHashMap<>();
    private int size;

    private record Kind(@Nullable Reason reason, String regime) {}

    private record Whom(
            @Nullable PatientId patient, @Nullable StudyUid study) {}

    private record Kept(Instant at, Ground ground, Map<Whom, Sum> sums) {}

    private static final class Sum {
        private final Set<String> basis = new TreeSet<>();
        private final @Nullable String decision;
        private int count;

        Sum(@Nullable String decision) {
            this.decision = decision;
        }
    }

    void add(Decided decided) {
        for (Verdict verdict : decided.verdicts()) {
            Kind kind = new Kind(verdict.reason(), decided.ground().regime());
            add(
                    kinds.computeIfAbsent(kind, k -> new Kept(decided.at(), decided.ground(), new LinkedHashMap<>()))
                            .sums(),
                    verdict.answer());
        }
    }

    private void add(Map<Whom, Sum> sums, Answer answer) {
        Whom whom = new Whom(answer.patient(), answer.study());
        Sum sum = sums.get(whom);
        if (sum == null) {
            sum = new Sum(answer.decision());
            sums.put(whom, sum);
            size++;
        }
        sum.count += answer.count();
        sum.basis.addAll(answer.basis());
    }

    /** How many answers there are to report. */
    int size() {
        return size;
    }

    /** The reports, each of at most {@link DisclosureReport#MOST_ANSWERS} answers. */
    List<ReportLine> lines(long firstOrdinal, String release, ReleaseOrigin origin) {
        List<ReportLine> lines = new ArrayList<>();
        kinds.forEach((kind, kept) -> {
            List<Answer> answers = new ArrayList<>(kept.sums().size());
            kept.sums()
                    .forEach((whom, sum) ->
                            answers.add(new Answer(whom.patient(), whom.study(), sum.count, sum.basis, sum.decision)));
            for (int from = 0; from < answers.size(); from += DisclosureReport.MOST_ANSWERS) {
                int to = Math.min(answers.size(), from + DisclosureReport.MOST_ANSWERS);
                lines.add(line(firstOrdinal + lines.size(), release, origin, kind, kept, answers.subList(from, to)));
            }
        });
        return lines;
    }

    private static ReportLine line(
            long ordinal, String release, ReleaseOrigin origin, Kind kind, Kept kept, List<Answer> answers) {
        return new ReportLine(
                ordinal,
                release,
                origin,
                kept.at(),
                null,
                null,
                kind.reason() == null ? State.PERMITTED : State.REFUSED,
                kind.reason(),
                answers.stream().mapToInt(Answer::count).sum(),
                0,
                new TreeSet<>(),
                Identifiability.STAYED,
                kept.ground(),
                List.of(),
                answers);
    }
}
