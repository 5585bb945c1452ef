// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.TruthTable.Row;

/** What a rule says of the study, the project and those who made it; and what happens where a request leaves it out. */
final class StudyRows {

    private static final Code CHEST = new Code(Code.SNOMED, "51185008");
    private static final Code HIV = Code.sensitivity("HIV");
    private static final RecipientId CLINIC = new RecipientId("clinic");
    private static final RecipientId DOCTOR = new RecipientId("Practitioner/1");
    private static final Period SPRING =
            new Period(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-05-31T23:59:59.999Z"));
    private static final Period MAY =
            new Period(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-31T23:59:59.999Z"));
    private static final Period MAY_TO_JUNE =
            new Period(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-06-30T23:59:59.999Z"));

    private static final Conditions ANY = Conditions.ANY;
    private static final Conditions CHESTS = ANY.showing(Listed.of(CHEST), null);
    private static final Conditions IN_SPRING = ANY.taken(SPRING);
    private static final Conditions HIV_ONLY = ANY.labeled(null, Listed.of(HIV));
    private static final Conditions RESTRICTED = ANY.labeled(Listed.of(Confidentiality.R), null);
    private static final Conditions AT_CLINIC = ANY.from(Listed.of(CLINIC), null, false);
    private static final Conditions BY_DOCTOR = ANY.from(null, Listed.of(DOCTOR), false);
    private static final Conditions IN_PROJECT = ANY.within(Listed.of("ResearchStudy/1"));
    private static final Conditions VISIT = ANY.of(Listed.of(new DataItem(DataItem.Meaning.RELATED, "Encounter/1")));
    private static final Conditions RESOURCE =
            ANY.of(Listed.of(new DataItem(DataItem.Meaning.INSTANCE, "ImagingStudy/1")));

    private static final AccessRequest TRAINING = asks(NORTHLIGHT, "MLTRAINING");
    private static final AccessRequest RESEARCH = asks(NORTHLIGHT, "HRESCH");

    private StudyRows() {}

    static List<Row> rows() {
        Study bare = RESEARCH.study();
        Study chest = bare.coded(Set.of(), Set.of(CHEST), Set.of());
        Study known = bare.from(CLINIC, Set.of(DOCTOR), Set.of("ImagingStudy/1", "Encounter/1"));
        return List.of(
                no("a body site", CHESTS, chest, "DENY CONSENT_DENY"),
                no("a body site that is not said", CHESTS, bare, "DENY MISSING_ATTR:bodySite"),
                yes("a body site", CHESTS, chest, "PERMIT"),
                yes("a body site that is not said", CHESTS, bare, "DENY MISSING_ATTR:bodySite"),
                no("some months, overlapping", IN_SPRING, bare.taken(MAY_TO_JUNE), "DENY CONSENT_DENY"),
                yes("some months, overlapping", IN_SPRING, bare.taken(MAY_TO_JUNE), "DENY OPT_IN_MISSING"),
                yes("some months, inside", IN_SPRING, bare.taken(MAY), "PERMIT"),
                no("some months, date not said", IN_SPRING, bare, "DENY MISSING_ATTR:started"),
                no("a label", HIV_ONLY, bare.labeled(Confidentiality.N, Set.of(HIV)), "DENY CONSENT_DENY"),
                no("a label that is not carried", HIV_ONLY, bare, "PERMIT"),
                yes("a label", HIV_ONLY, bare.labeled(Confidentiality.N, Set.of(HIV)), "PERMIT"),
                no("restricted data and above", RESTRICTED, labeled(Confidentiality.V), "DENY CONSENT_DENY"),
                no("restricted data and above, normal data", RESTRICTED, bare, "PERMIT"),
                yes("restricted data and below", RESTRICTED, bare, "PERMIT"),
                yes("restricted data and below, more", RESTRICTED, labeled(Confidentiality.V), "DENY OPT_IN_MISSING"),
                no("a keeper", AT_CLINIC, known, "DENY CONSENT_DENY"),
                no("a keeper who is not said", AT_CLINIC, bare, "DENY MISSING_ATTR:custodian"),
                yes("a keeper", AT_CLINIC, known, "PERMIT"),
                no("a maker", BY_DOCTOR, known, "DENY CONSENT_DENY"),
                no("a maker who is not said", BY_DOCTOR, bare, "DENY MISSING_ATTR:author"),
                yes("a maker", BY_DOCTOR, known, "PERMIT"),
                no("a visit", VISIT, known, "DENY CONSENT_DENY"),
                no("a visit that is not said", VISIT, bare, "DENY MISSING_ATTR:references"),
                yes("a visit", VISIT, known, "PERMIT"),
                no("a study by its resource", RESOURCE, known, "DENY CONSENT_DENY"),
                yes("a study by its resource", RESOURCE, known, "PERMIT"),
                no("a project that is not said", IN_PROJECT, bare, "DENY MISSING_ATTR:project"),
                inProject("a no to a project", Rule.deny(IN_PROJECT), RESEARCH, "DENY CONSENT_DENY"),
                inProject("a yes to a project", Rule.permit(IN_PROJECT.about(training())), TRAINING, "PERMIT"),
                no("a code not understood", ANY.showing(unclear(), null), bare, "DENY INDET_TERMINOLOGY"),
                no("a maker not resolved", ANY.from(null, unclear(), false), known, "DENY INDET_ACTOR"),
                no("someone in another role", ANY.from(null, null, true), bare, "DENY INDET_ACTOR"),
                yes("someone in another role", ANY.from(null, null, true), bare, "DENY OPT_IN_MISSING"),
                no("observations", ANY.showing(null, Listed.of("Observation")), bare, "PERMIT"),
                no("imaging studies", ANY.showing(null, Listed.of("ImagingStudy")), bare, "DENY CONSENT_DENY"));
    }

    private static Row no(String what, Conditions conditions, Study study, String expected) {
        return row("a no to " + what, Rule.deny(conditions), RESEARCH.about(study), expected);
    }

    private static Row yes(String what, Conditions conditions, Study study, String expected) {
        return row("a yes to " + what, Rule.permit(conditions.about(training())), TRAINING.about(study), expected);
    }

    private static Row inProject(String rule, Rule root, AccessRequest asked, String expected) {
        return row(rule, root, asked.in(Circumstances.NONE.forProject("ResearchStudy/1")), expected);
    }

    private static Study labeled(Confidentiality level) {
        return RESEARCH.study().labeled(level, Set.of());
    }

    private static Listed<Purpose> training() {
        return Listed.of(Purpose.MLTRAINING);
    }

    private static <T> Listed<T> unclear() {
        return new Listed<>(Set.of(), true);
    }
}
