// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Fit.Certain.CERTAIN;
import static org.consentry.policy.Fit.Doubtful.ACTOR;
import static org.consentry.policy.Fit.Doubtful.CODE;

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
     * @param permit how a permit fits
     * @param deny how a deny fits
     */
    private record Answer(Fit permit, Fit deny) {

        static final Answer YES = new Answer(CERTAIN, CERTAIN);
        static final Answer NO = new Answer(Fit.No.NO, Fit.No.NO);
        /** Only some of it: enough for a deny, not for a permit. */
        static final Answer PARTLY = new Answer(Fit.No.NO, CERTAIN);

        static Answer missing(String attribute) {
            Fit missing = Fit.Doubtful.missing(attribute);
            return new Answer(missing, missing);
        }

        static Answer of(boolean matches, boolean unresolved, Fit unresolvedAs) {
            if (matches) {
                return YES;
            }
            return unresolved ? new Answer(Fit.No.NO, unresolvedAs) : NO;
        }
    }

    static Facts of(AccessRequest request, Conditions rule) {
        Conditions.Parties parties = rule.parties();
        Conditions.Data data = rule.data();
        boolean none = data.items() == null
                && data.codes() == null
                && data.taken() == null
                && rule.projects() == null
                && parties.custodians() == null
                && parties.authors() == null;
        if (none) {
            return NOTHING_ASKED;
        }
        Study study = request.study();
        List<Answer> answers = new ArrayList<>();
        if (data.items() != null) {
            answers.add(data(data.items(), study));
        }
        if (data.codes() != null) {
            answers.add(codes(data.codes(), study));
        }
        if (data.taken() != null) {
            answers.add(taken(data.taken(), study.started()));
        }
        if (rule.projects() != null) {
            answers.add(named(rule.projects(), one(request.circumstances().project()), "project", CODE));
        }
        if (parties.custodians() != null) {
            answers.add(named(parties.custodians(), one(study.origin().custodian()), "custodian", ACTOR));
        }
        if (parties.authors() != null) {
            answers.add(named(parties.authors(), study.origin().authors(), "author", ACTOR));
        }
        return new Facts(answers);
    }

    /** How a permit fits. */
    Fit permitted() {
        Fit all = CERTAIN;
        for (Answer answer : answers) {
            all = all.and(answer.permit());
        }
        return all;
    }

    /** How a deny fits. */
    Fit denied() {
        Fit all = CERTAIN;
        for (Answer answer : answers) {
            all = all.and(answer.deny());
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
                .orElseGet(() -> Answer.of(false, listed.unresolved(), CODE));
    }

    private static Answer codes(Listed<Code> listed, Study study) {
        Set<Code> codes = listed.values();
        boolean covered = covers(codes, study.content().modalities())
                || covers(codes, study.content().bodySites())
                || covers(codes, study.content().procedures());
        if (covered) {
            return Answer.YES;
        }
        boolean touched = touches(codes, study.content().modalities())
                || touches(codes, study.content().bodySites())
                || touches(codes, study.content().procedures());
        if (touched) {
            return Answer.PARTLY;
        }
        if (study.content().modalities().isEmpty() && listed.any(Code::isModality)) {
            return Answer.missing("modality");
        }
        boolean elsewhere = listed.any(code -> !code.isModality());
        if (study.content().bodySites().isEmpty() && elsewhere) {
            return Answer.missing("bodySite");
        }
        return Answer.of(false, listed.unresolved(), CODE);
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

    private static <T> Answer named(Listed<T> listed, @Nullable Set<T> said, String attribute, Fit unresolved) {
        if (said == null && !listed.values().isEmpty()) {
            return Answer.missing(attribute);
        }
        return Answer.of(said != null && listed.any(said::contains), listed.unresolved(), unresolved);
    }

    private static <T> @Nullable Set<T> one(@Nullable T said) {
        return said == null ? null : Set.of(said);
    }
}
