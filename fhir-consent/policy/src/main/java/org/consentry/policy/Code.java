// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/**
 * A code of a code system.
 *
 * @param system the code system's URI; not blank
 * @param code the code, as the system spells it; not blank
 */
public record Code(String system, String code) implements Comparable<Code> {

    /** The DICOM Controlled Terminology; modalities such as CT. */
    public static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";

    /** SNOMED CT; body sites and procedures. */
    public static final String SNOMED = "http://snomed.info/sct";

    /** HL7 v3 ActCode, the home of the sensitivity labels. */
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    public Code {
        if (system.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException("a code needs a system and a code");
        }
    }

    /** A modality. */
    public static Code modality(String code) {
        return new Code(DCM, code);
    }

    /** A sensitivity label. */
    public static Code sensitivity(String code) {
        return new Code(ACT_CODE, code);
    }

    boolean isModality() {
        return system.equals(DCM);
    }

    @Override
    public int compareTo(Code other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : code.compareTo(other.code);
    }
}
