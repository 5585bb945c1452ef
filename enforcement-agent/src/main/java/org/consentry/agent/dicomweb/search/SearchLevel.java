// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.util.Set;

/** What is searched for. */
public enum SearchLevel {
    STUDIES,
    SERIES,
    INSTANCES;

    private static final Set<Integer> OF_STUDIES = Set.of(
            Attribute.STUDY_DATE,
            Attribute.STUDY_TIME,
            Attribute.ACCESSION_NUMBER,
            Attribute.MODALITIES_IN_STUDY,
            Attribute.REFERRING_PHYSICIAN,
            Attribute.STUDY_DESCRIPTION,
            Attribute.PATIENT_NAME,
            Attribute.PATIENT_ID,
            Attribute.PATIENT_BIRTH_DATE,
            Attribute.PATIENT_SEX,
            Attribute.STUDY_UID,
            Attribute.STUDY_ID);
    private static final Set<Integer> OF_SERIES = Set.of(
            Attribute.MODALITY,
            Attribute.SERIES_DESCRIPTION,
            Attribute.BODY_PART,
            Attribute.PATIENT_ID,
            Attribute.STUDY_UID,
            Attribute.SERIES_UID,
            Attribute.SERIES_NUMBER);
    private static final Set<Integer> OF_INSTANCES = Set.of(
            Attribute.SOP_CLASS,
            Attribute.SOP_UID,
            Attribute.MODALITY,
            Attribute.PATIENT_ID,
            Attribute.STUDY_UID,
            Attribute.SERIES_UID,
            Attribute.INSTANCE_NUMBER,
            Attribute.FRAMES,
            Attribute.ROWS,
            Attribute.COLUMNS,
            Attribute.BITS_ALLOCATED);

    /** The attributes of an answer that asks for no others, as far as they may be shown. */
    Set<Integer> usual() {
        return switch (this) {
            case STUDIES -> OF_STUDIES;
            case SERIES -> OF_SERIES;
            case INSTANCES -> OF_INSTANCES;
        };
    }
}
