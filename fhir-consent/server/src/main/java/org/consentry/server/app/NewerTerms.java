// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/** What HL7 Terminology has gained since R4 and the product needs: the code systems of R4 date from 2018. */
final class NewerTerms {
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    /** New codes by the code they stand below. */
    private static final Map<String, String> ADDED =
            Map.of("MLTRAINING", "HOPERAT", "TREATDS", "TREAT", "PMTDS", "HPAYMT");

    private final PrePopulatedValidationSupport support;

    NewerTerms(FhirContext fhir, DefaultProfileValidationSupport standard) {
        this.support = new PrePopulatedValidationSupport(fhir);
        if (!(standard.fetchCodeSystem(ACT_REASON) instanceof CodeSystem old)) {
            throw new IllegalStateException("Expected the code system v3-ActReason among the definitions of R4");
        }
        CodeSystem reasons = old.copy();
        ADDED.forEach((code, parent) -> add(reasons, code, parent));
        support.addCodeSystem(reasons);
    }

    PrePopulatedValidationSupport support() {
        return support;
    }

    private static void add(CodeSystem system, String code, String parent) {
        if (find(system.getConcept(), code) != null) {
            return;
        }
        ConceptDefinitionComponent above = find(system.getConcept(), parent);
        if (above == null) {
            throw new IllegalStateException("Expected the code " + parent + " in v3-ActReason, found none");
        }
        above.addConcept().setCode(code).setDisplay(code);
    }

    private static @org.jspecify.annotations.Nullable ConceptDefinitionComponent find(
            List<ConceptDefinitionComponent> concepts, String code) {
        for (ConceptDefinitionComponent concept : concepts) {
            ConceptDefinitionComponent below =
                    code.equals(concept.getCode()) ? concept : find(concept.getConcept(), code);
            if (below != null) {
                return below;
            }
        }
        return null;
    }
}
