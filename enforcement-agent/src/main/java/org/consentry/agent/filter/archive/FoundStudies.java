// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter.archive;

import java.util.List;
import org.consentry.policy.StudyUid;

/** What an Accession Number stands for. */
public sealed interface FoundStudies {
    /**
     * These studies of one patient.
     *
     * @param studies at least one, each once
     */
    record Found(List<StudyUid> studies) implements FoundStudies {
        public Found {
            studies = List.copyOf(studies);
            if (studies.isEmpty()) {
                throw new IllegalArgumentException("expected at least one study");
            }
        }
    }

    /** Nobody can say. */
    enum Unknown implements FoundStudies {
        /** The archive has no study of it. */
        ACCESSION_UNKNOWN,
        /** It may stand for different things: several issuers, numbers that differ in case only, too many studies. */
        ACCESSION_AMBIGUOUS,
        /** The manifest names an issuer, and the archive does not say whose numbers it has. */
        ISSUER_UNKNOWN,
        /** Its studies are of several patients, or do not say of whom. */
        MIXED_PATIENT,
        /** The archive gives no whole answer in time. */
        ARCHIVE_AWAY,
        /** The archive does not let the command in. */
        ARCHIVE_DENIED,
        /** The archive's answer has another form, or is about something else. */
        ARCHIVE_UNCLEAR
    }
}
