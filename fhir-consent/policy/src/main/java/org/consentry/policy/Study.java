// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of the study it is about. What is null is not said: a deny then matches, and a permit does not,
 * so leaving something out never helps whoever asks.
 *
 * @param uid which study
 * @param modalities of all its series; empty means not said
 * @param bodySites the parts of the body it shows; empty means not said
 * @param procedures what was done to make it; empty means not said
 * @param started when it was taken; a date known to the month only is the whole month
 * @param confidentiality the highest label it carries
 * @param sensitivities its sensitivity labels, such as HIV; empty means it carries none
 * @param custodian who keeps it
 * @param authors who made it
 * @param references its own resource and what it refers to, each as {@code Type/id}: its encounter, its service
 *     requests
 * @param flag what the object itself says about sharing
 */
public record Study(
        @Nullable StudyUid uid,
        Set<Code> modalities,
        Set<Code> bodySites,
        Set<Code> procedures,
        @Nullable Period started,
        Confidentiality confidentiality,
        Set<Code> sensitivities,
        @Nullable RecipientId custodian,
        @Nullable Set<RecipientId> authors,
        @Nullable Set<String> references,
        ConsentFlag flag) {

    /** Nothing said at all. */
    public static final Study UNKNOWN = new Study(
            null,
            Set.of(),
            Set.of(),
            Set.of(),
            null,
            Confidentiality.N,
            Set.of(),
            null,
            null,
            null,
            ConsentFlag.ABSENT);

    public Study {
        modalities = Set.copyOf(modalities);
        bodySites = Set.copyOf(bodySites);
        procedures = Set.copyOf(procedures);
        sensitivities = Set.copyOf(sensitivities);
        authors = authors == null ? null : Set.copyOf(authors);
        references = references == null ? null : Set.copyOf(references);
    }

    /** A study of which only the UID is said. */
    public static Study of(StudyUid uid) {
        return UNKNOWN.identifiedBy(uid);
    }

    /** The same, with this UID, or without one. */
    public Study identifiedBy(@Nullable StudyUid named) {
        return new Study(
                named,
                modalities,
                bodySites,
                procedures,
                started,
                confidentiality,
                sensitivities,
                custodian,
                authors,
                references,
                flag);
    }

    /** The same, with these modalities, body sites and procedures. */
    public Study coded(Set<Code> ofSeries, Set<Code> shown, Set<Code> done) {
        return new Study(
                uid,
                ofSeries,
                shown,
                done,
                started,
                confidentiality,
                sensitivities,
                custodian,
                authors,
                references,
                flag);
    }

    /** The same, taken then. */
    public Study taken(@Nullable Period when) {
        return new Study(
                uid,
                modalities,
                bodySites,
                procedures,
                when,
                confidentiality,
                sensitivities,
                custodian,
                authors,
                references,
                flag);
    }

    /** The same, with these labels. */
    public Study labeled(Confidentiality level, Set<Code> labels) {
        return new Study(
                uid, modalities, bodySites, procedures, started, level, labels, custodian, authors, references, flag);
    }

    /** The same, kept by and made by these, and referring to these. */
    public Study from(@Nullable RecipientId keeper, @Nullable Set<RecipientId> makers, @Nullable Set<String> others) {
        return new Study(
                uid,
                modalities,
                bodySites,
                procedures,
                started,
                confidentiality,
                sensitivities,
                keeper,
                makers,
                others,
                flag);
    }

    /** The same, whose object carries this flag. */
    public Study flagged(ConsentFlag carried) {
        return new Study(
                uid,
                modalities,
                bodySites,
                procedures,
                started,
                confidentiality,
                sensitivities,
                custodian,
                authors,
                references,
                carried);
    }
}
