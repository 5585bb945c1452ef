// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/**
 * Why data is used: one code of HL7 v3 ActReason, or of another code system.
 *
 * @param system the code system's URI; not blank
 * @param code the code, as the system spells it; not blank
 */
public record Purpose(String system, String code) implements Comparable<Purpose> {

    /** HL7 v3 ActReason, the home of the PurposeOfUse value set. */
    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    /** Consentry's own purposes, for which ActReason has no code. */
    public static final String LOCAL = "https://consentry.org/fhir/purpose";

    /** Care of the patient. */
    public static final Purpose TREAT = of("TREAT");
    /** Training of AI models. */
    public static final Purpose MLTRAINING = of("MLTRAINING");
    /** Building and testing systems. */
    public static final Purpose SYSDEV = of("SYSDEV");
    /** Health research. */
    public static final Purpose HRESCH = of("HRESCH");

    public Purpose {
        if (system.isBlank() || code.isBlank()) {
            throw new IllegalArgumentException("a purpose needs a system and a code");
        }
    }

    /**
     * Returns the purpose a bare code names: one of the local purposes if it is one of theirs, else ActReason's code of
     * that name, known or not.
     */
    public static Purpose of(String code) {
        return new Purpose(PurposeHierarchy.isLocal(code) ? LOCAL : ACT_REASON, code);
    }

    @Override
    public int compareTo(Purpose other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : code.compareTo(other.code);
    }
}
