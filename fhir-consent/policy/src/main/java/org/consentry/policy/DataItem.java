// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One piece of data a rule names, and how the rule's reach goes on from there: R4 {@code provision.data}.
 *
 * @param meaning which data around it is meant
 * @param reference a study as {@code urn:oid:<UID>}, or another resource as {@code Type/id}
 */
public record DataItem(Meaning meaning, String reference) {

    private static final String UID = "urn:oid:";
    private static final String STUDY = "ImagingStudy/";

    /** HL7 consent-data-meaning. */
    public enum Meaning {
        /** The thing itself. */
        INSTANCE,
        /** It and what it refers to. */
        RELATED,
        /** It and what refers to it. */
        DEPENDENTS,
        /** What this party made. */
        AUTHOREDBY
    }

    public DataItem {
        if (reference.isBlank()) {
            throw new IllegalArgumentException("a rule about data names it");
        }
    }

    /** This study itself. */
    public static DataItem study(StudyUid uid) {
        return new DataItem(Meaning.INSTANCE, UID + uid.value());
    }

    /** The attribute without which there is no answer; null if the study says all that is needed. */
    @Nullable String missing(Study study) {
        if (meaning == Meaning.AUTHOREDBY) {
            return study.origin().authors() == null ? "author" : null;
        }
        if (reference.startsWith(UID)) {
            return study.uid() == null ? "study" : null;
        }
        return reaches() && study.origin().references() == null ? "references" : null;
    }

    boolean covers(Study study) {
        if (meaning == Meaning.AUTHOREDBY) {
            return study.origin().authors() != null && study.origin().authors().contains(new RecipientId(reference));
        }
        StudyUid uid = study.uid();
        boolean itself = uid != null
                && reference.length() == UID.length() + uid.value().length()
                && reference.startsWith(UID)
                && reference.endsWith(uid.value());
        Set<String> references = study.origin().references();
        return itself || (reaches() && references != null && references.contains(reference));
    }

    /** Whether it is one study that is named, rather than something around studies. */
    boolean namesStudy() {
        return meaning != Meaning.AUTHOREDBY && (reference.startsWith(UID) || reference.startsWith(STUDY));
    }

    /** Whether it may be about a study it does not name by UID: the study's resource, or what the study refers to. */
    private boolean reaches() {
        return meaning != Meaning.INSTANCE || reference.startsWith(STUDY);
    }
}
