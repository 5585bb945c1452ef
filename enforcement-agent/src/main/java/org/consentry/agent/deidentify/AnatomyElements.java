// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Set;
import org.consentry.agent.dataset.Tag;

/** The elements that name a part of the body, at whatever level they stand. */
final class AnatomyElements {
    static final int ANATOMIC_REGION_SEQUENCE = 0x00082218;
    static final int PRIMARY_ANATOMIC_STRUCTURE_SEQUENCE = 0x00082228;
    static final int FRAME_ANATOMY_SEQUENCE = 0x00209071;
    static final int SEGMENT_SEQUENCE = 0x00620002;
    static final int SHARED_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009229;
    static final int PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009230;
    static final int PROCEDURE_CODE_SEQUENCE = 0x00081032;
    static final int REQUESTED_PROCEDURE_CODE_SEQUENCE = 0x00321064;
    static final int PERFORMED_PROTOCOL_CODE_SEQUENCE = 0x00400260;
    static final int SCHEDULED_PROTOCOL_CODE_SEQUENCE = 0x00400008;
    static final int REQUEST_ATTRIBUTES_SEQUENCE = 0x00400275;

    /** Sequences whose codes say which part of the body an object is of. */
    static final Set<Integer> STATEMENTS = Set.of(ANATOMIC_REGION_SEQUENCE, PRIMARY_ANATOMIC_STRUCTURE_SEQUENCE);

    /** Sequences of procedures that were ordered, planned or done. */
    static final Set<Integer> PROCEDURES = Set.of(
            PROCEDURE_CODE_SEQUENCE,
            REQUESTED_PROCEDURE_CODE_SEQUENCE,
            PERFORMED_PROTOCOL_CODE_SEQUENCE,
            SCHEDULED_PROTOCOL_CODE_SEQUENCE);

    /** Free text that names a part of the body; Body Part Examined is judged by its terms besides. */
    static final Set<Integer> TEXTS = Set.of(
            Tag.STUDY_DESCRIPTION,
            Tag.SERIES_DESCRIPTION,
            0x00082111, // Derivation Description
            0x00181030, // Protocol Name
            0x00181400, // Acquisition Device Processing Description
            0x00189423, // Acquisition Protocol Name
            0x00189424, // Acquisition Protocol Description
            0x00201040, // Position Reference Indicator
            0x00321060, // Requested Procedure Description
            0x00400007, // Scheduled Procedure Step Description
            0x00400254, // Performed Procedure Step Description
            0x00620005, // Segment Label
            0x00620006, // Segment Description
            0x00700080, // Content Label
            0x00700081, // Content Description
            0x30020002, // RT Image Label
            0x30020003, // RT Image Name
            0x30020004, // RT Image Description
            0x30060002, // Structure Set Label
            0x30060004, // Structure Set Name
            0x30060006, // Structure Set Description
            0x30060026, // ROI Name
            0x30060028, // ROI Description
            0x30060085, // ROI Observation Label
            0x30060088); // ROI Observation Description

    /**
     * Sequences whose Code Meaning names a part of the body. Those that only place the patient or a phantom are not
     * among them: feet of people who lie head first may leave.
     */
    static final Set<Integer> MEANINGS = Set.of(
            ANATOMIC_REGION_SEQUENCE,
            0x00082220, // Anatomic Region Modifier Sequence
            PRIMARY_ANATOMIC_STRUCTURE_SEQUENCE,
            0x00082229, // Anatomic Structure, Space or Region Sequence
            0x00082230, // Primary Anatomic Structure Modifier Sequence
            PROCEDURE_CODE_SEQUENCE,
            REQUESTED_PROCEDURE_CODE_SEQUENCE,
            PERFORMED_PROTOCOL_CODE_SEQUENCE,
            SCHEDULED_PROTOCOL_CODE_SEQUENCE,
            0x00540220, // View Code Sequence
            0x00540222, // View Modifier Code Sequence
            0x00620003, // Segmented Property Category Code Sequence
            0x0062000F, // Segmented Property Type Code Sequence
            0x00620011, // Segmented Property Type Modifier Code Sequence
            0x30060086); // RT ROI Identification Code Sequence

    private AnatomyElements() {}
}
