// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter.archive;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.agent.filter.archive.FoundStudies.Found;
import org.consentry.agent.filter.archive.FoundStudies.Unknown;
import org.consentry.policy.StudyUid;

/** Says which of the studies that an archive found are meant, or why that cannot be known. */
final class AccessionMatch {
    /** More stand for no one order. */
    static final int MOST_STUDIES = 100;

    private AccessionMatch() {}

    /** What the number stands for, if the archive has these studies of it. */
    static FoundStudies of(AccessionNumber asked, List<ArchivedStudy> answered) {
        if (answered.stream().anyMatch(study -> !study.accession().equalsIgnoreCase(asked.number()))) {
            return Unknown.ARCHIVE_UNCLEAR;
        }
        // An archive that overlooks case exports what differs in case only as well.
        if (answered.size() > MOST_STUDIES
                || answered.stream().anyMatch(study -> !study.accession().equals(asked.number()))) {
            return Unknown.ACCESSION_AMBIGUOUS;
        }
        return asked.issuer()
                .map(issuer -> issuedBy(issuer, answered))
                .orElseGet(() ->
                        answered.stream().map(ArchivedStudy::issuers).distinct().count() > 1
                                ? Unknown.ACCESSION_AMBIGUOUS
                                : ofOnePatient(answered));
    }

    private static FoundStudies issuedBy(String issuer, List<ArchivedStudy> answered) {
        if (answered.stream().anyMatch(study -> study.issuers().isEmpty())) {
            return Unknown.ISSUER_UNKNOWN;
        }
        long issued = answered.stream()
                .filter(study -> study.issuers().contains(issuer))
                .count();
        // Whoever exports by the number alone takes those of all issuers.
        return issued > 0 && issued < answered.size()
                ? Unknown.ACCESSION_AMBIGUOUS
                : ofOnePatient(issued == 0 ? List.of() : answered);
    }

    private static FoundStudies ofOnePatient(List<ArchivedStudy> meant) {
        if (meant.isEmpty()) {
            return Unknown.ACCESSION_UNKNOWN;
        }
        Set<Optional<String>> patients =
                meant.stream().map(ArchivedStudy::patient).collect(Collectors.toSet());
        if (patients.size() > 1 || (meant.size() > 1 && patients.contains(Optional.<String>empty()))) {
            return Unknown.MIXED_PATIENT;
        }
        return new Found(meant.stream()
                .map(ArchivedStudy::study)
                .distinct()
                .sorted(Comparator.comparing(StudyUid::value))
                .toList());
    }
}
