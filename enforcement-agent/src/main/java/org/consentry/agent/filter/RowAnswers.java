// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.filter.StudyAnswer.Kept;
import org.consentry.agent.filter.StudyAnswer.Refused;
import org.consentry.agent.filter.archive.AccessionNumber;
import org.consentry.agent.filter.archive.FoundStudies;
import org.consentry.policy.StudyUid;

/**
 * What is said of each row.
 *
 * @param orders what each Accession Number stands for
 * @param answers what the agent said of the studies
 */
record RowAnswers(Map<AccessionNumber, FoundStudies> orders, StudyAnswers answers) {
    RowAnswers {
        orders = Map.copyOf(orders);
    }

    /** The studies that rows are about. */
    static SequencedSet<StudyUid> studies(Set<RowSubject> subjects, Map<AccessionNumber, FoundStudies> orders) {
        SequencedSet<StudyUid> studies = new LinkedHashSet<>();
        for (RowSubject subject : subjects) {
            switch (subject) {
                case RowSubject.OfStudy one -> studies.add(one.study());
                case RowSubject.OfOrder order -> {
                    if (orders.get(order.number()) instanceof FoundStudies.Found found) {
                        studies.addAll(found.studies());
                    }
                }
                case RowSubject.OfNothing _ -> {}
            }
        }
        return studies;
    }

    /** May what the row is about leave? */
    StudyAnswer of(RowSubject subject) {
        return switch (subject) {
            case RowSubject.OfStudy one -> answers.of(one.study());
            case RowSubject.OfNothing nothing -> new Refused(nothing.code());
            case RowSubject.OfOrder order ->
                switch (orders.get(order.number())) {
                    case FoundStudies.Found found -> all(found);
                    case FoundStudies.Unknown why -> new Refused(why.name());
                    case null -> new Refused("NOT_ASKED");
                };
        };
    }

    /** The row names them all, and whoever exports it takes them all: one that stays keeps the row. */
    private StudyAnswer all(FoundStudies.Found found) {
        Set<String> duties = new TreeSet<>();
        for (StudyUid study : found.studies()) {
            switch (answers.of(study)) {
                case Refused stays -> {
                    return stays;
                }
                case Kept may -> duties.addAll(may.obligations());
            }
        }
        return new Kept(duties);
    }
}
