// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of the study it is about. What is null is not said: a deny then matches, and a permit does not,
 * so leaving something out never helps whoever asks.
 *
 * @param uid which study
 * @param content what it shows, and how it was made
 * @param started when it was taken; a date known to the month only is the whole month
 * @param marking how closely it is to be kept
 * @param origin who keeps it, who made it, and what it refers to
 * @param flag what the object itself says about sharing
 */
public record Study(
        @Nullable StudyUid uid,
        Content content,
        @Nullable Period started,
        Marking marking,
        Origin origin,
        ConsentFlag flag) {

    /** Nothing said at all. */
    public static final Study UNKNOWN =
            new Study(null, Content.UNKNOWN, null, Marking.NORMAL, Origin.UNKNOWN, ConsentFlag.ABSENT);

    /**
     * What a study shows, and how it was made.
     *
     * @param modalities of all its series; empty means not said
     * @param bodySites the parts of the body it shows; empty means not said
     * @param procedures what was done to make it; empty means not said
     */
    public record Content(Set<Code> modalities, Set<Code> bodySites, Set<Code> procedures) {

        static final Content UNKNOWN = new Content(Set.of(), Set.of(), Set.of());

        public Content {
            modalities = Set.copyOf(modalities);
            bodySites = Set.copyOf(bodySites);
            procedures = Set.copyOf(procedures);
        }
    }

    /**
     * The security labels a study carries.
     *
     * @param confidentiality the highest level
     * @param sensitivities such as HIV; empty means it carries none
     */
    public record Marking(Confidentiality confidentiality, Set<Code> sensitivities) {

        static final Marking NORMAL = new Marking(Confidentiality.N, Set.of());

        public Marking {
            sensitivities = Set.copyOf(sensitivities);
        }
    }

    /**
     * Where a study comes from.
     *
     * @param custodian who keeps it
     * @param authors who made it
     * @param references its own resource and what it refers to, each as {@code Type/id}: its encounter, its service
     *     requests
     */
    public record Origin(
            @Nullable RecipientId custodian,
            @Nullable Set<RecipientId> authors,
            @Nullable Set<String> references) {

        static final Origin UNKNOWN = new Origin(null, null, null);

        public Origin {
            authors = authors == null ? null : Set.copyOf(authors);
            references = references == null ? null : Set.copyOf(references);
        }
    }

    /** A study of which only the UID is said. */
    public static Study of(StudyUid uid) {
        return UNKNOWN.identifiedBy(uid);
    }

    /** The same, with this UID, or without one. */
    public Study identifiedBy(@Nullable StudyUid named) {
        return new Study(named, content, started, marking, origin, flag);
    }

    /** The same, with these modalities, body sites and procedures. */
    public Study coded(Set<Code> ofSeries, Set<Code> shown, Set<Code> done) {
        return new Study(uid, new Content(ofSeries, shown, done), started, marking, origin, flag);
    }

    /** The same, taken then. */
    public Study taken(@Nullable Period when) {
        return new Study(uid, content, when, marking, origin, flag);
    }

    /** The same, with these labels. */
    public Study labeled(Confidentiality level, Set<Code> labels) {
        return new Study(uid, content, started, new Marking(level, labels), origin, flag);
    }

    /** The same, kept by and made by these, and referring to these. */
    public Study from(@Nullable RecipientId keeper, @Nullable Set<RecipientId> makers, @Nullable Set<String> others) {
        return new Study(uid, content, started, marking, new Origin(keeper, makers, others), flag);
    }

    /** The same, whose object carries this flag. */
    public Study flagged(ConsentFlag carried) {
        return new Study(uid, content, started, marking, origin, carried);
    }
}
