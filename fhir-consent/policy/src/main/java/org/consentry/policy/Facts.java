// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a rule says of the study with what the request says of it: the dimensions in which a request can leave
 * something out. Each comes to yes, no, left out, or not to be interpreted.
 */
record Facts(List<Answer> answers) {

    private static final Facts NOTHING_ASKED = new Facts(List.of());

    /**
     * What one dimension comes to.
     *
     * @param permit whether a permit matches
     * @param deny how surely a deny matches; null if it does not
     */
    private record Answer(boolean permit, @Nullable Doubt deny) {

        static final Answer YES = new Answer(true, Doubt.NONE);
        static final Answer NO = new Answer(false, null);
        /** Only some of it: enough for a deny, not for a permit. */
        static final Answer PARTLY = new Answer(false, Doubt.NONE);

        static Answer missing(String attribute) {
            return new Answer(false, Doubt.missing(attribute));
        }

        static Answer of(boolean matches, boolean unresolved, Doubt unresolvedAs) {
            if (matches) {
                return YES;
            }
            return unresolved ? new Answer(false, unresolvedAs) : NO;
        }
    }

    static Facts of(AccessRequest request, Conditions rule) {
        boolean none = rule.data() == null
                && rule.codes() == null
                && rule.dataPeriod() == null
                && rule.projects() == null
                && rule.custodians() == null
                && rule.authors() == null;
        if (none) {
            return NOTHING_ASKED;
        }
        Study study = request.study();
        List<Answer> answers = new ArrayList<>();
        if (rule.data() != null) {
            answers.add(data(rule.data(), study));
        }
        if (rule.codes() != null) {
            answers.add(codes(rule.codes(), study));
        }
        if (rule.dataPeriod() != null) {
            answers.add(taken(rule.dataPeriod(), study.started()));
        }
        if (rule.projects() != null) {
            answers.add(named(rule.projects(), one(request.circumstances().project()), "project", Doubt.CODE));
        }
        if (rule.custodians() != null) {
            answers.add(named(rule.custodians(), one(study.custodian()), "custodian", Doubt.ACTOR));
        }
        if (rule.authors() != null) {
            answers.add(named(rule.authors(), study.authors(), "author", Doubt.ACTOR));
        }
        return new Facts(answers);
    }

    /** Null if a permit matches, {@link Doubt#NONE} if it does not, else what alone was left out. */
    @Nullable Doubt keptFromPermit() {
        Doubt kept = null;
        for (Answer answer : answers) {
            if (!answer.permit()) {
                Doubt doubt = answer.deny();
                if (doubt == null || doubt.reason() != Reason.MISSING_ATTR) {
                    return Doubt.NONE;
                }
                kept = kept == null ? doubt : kept.and(doubt);
            }
        }
        return kept;
    }

    /** How surely a deny matches; null if it does not. */
    @Nullable Doubt denied() {
        Doubt all = Doubt.NONE;
        for (Answer answer : answers) {
            all = Match.both(all, answer.deny());
        }
        return all;
    }

    private static Answer data(Listed<DataItem> listed, Study study) {
        if (listed.any(item -> item.covers(study))) {
            return Answer.YES;
        }
        return listed.values().stream()
                .map(item -> item.missing(study))
                .filter(Objects::nonNull)
                .sorted()
                .findFirst()
                .map(Answer::missing)
                .orElseGet(() -> Answer.of(false, listed.unresolved(), Doubt.CODE));
    }

    private static Answer codes(Listed<Code> listed, Study study) {
        Set<Code> codes = listed.values();
        boolean covered = covers(codes, study.modalities())
                || covers(codes, study.bodySites())
                || covers(codes, study.procedures());
        if (covered) {
            return Answer.YES;
        }
        boolean touched = touches(codes, study.modalities())
                || touches(codes, study.bodySites())
                || touches(codes, study.procedures());
        if (touched) {
            return Answer.PARTLY;
        }
        if (study.modalities().isEmpty() && listed.any(Code::isModality)) {
            return Answer.missing("modality");
        }
        boolean elsewhere = listed.any(code -> !code.isModality());
        if (study.bodySites().isEmpty() && elsewhere) {
            return Answer.missing("bodySite");
        }
        return Answer.of(false, listed.unresolved(), Doubt.CODE);
    }

    private static boolean covers(Set<Code> codes, Set<Code> said) {
        return !said.isEmpty() && codes.containsAll(said);
    }

    private static boolean touches(Set<Code> codes, Set<Code> said) {
        for (Code each : said) {
            if (codes.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private static Answer taken(Period window, @Nullable Period started) {
        if (started == null) {
            return Answer.missing("started");
        }
        if (window.covers(started)) {
            return Answer.YES;
        }
        return window.overlaps(started) ? Answer.PARTLY : Answer.NO;
    }

    private static <T> Answer named(Listed<T> listed, @Nullable Set<T> said, String attribute, Doubt unresolved) {
        if (said == null && !listed.values().isEmpty()) {
            return Answer.missing(attribute);
        }
        return Answer.of(said != null && listed.any(said::contains), listed.unresolved(), unresolved);
    }

    private static <T> @Nullable Set<T> one(@Nullable T said) {
        return said == null ? null : Set.of(said);
    }
}
