// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentry.policy.Code;
import org.consentry.server.terminology.Concept;
import org.consentry.server.terminology.Modalities;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.jspecify.annotations.Nullable;

/**
 * Adds the codes that HL7 Terminology and DICOM's modalities have gained since R4, whose own code systems date from
 * 2018.
 */
final class NewerTerms {
    private final PrePopulatedValidationSupport support;

    NewerTerms(FhirContext fhir, DefaultProfileValidationSupport standard, Terminology terminology) {
        this.support = new PrePopulatedValidationSupport(fhir);
        for (String system : terminology.systems()) {
            add(standard.fetchCodeSystem(system), terminology.concepts(system));
        }
        add(standard.fetchCodeSystem(Code.DCM), Modalities.shipped());
    }

    private void add(@Nullable Object known, Collection<Concept> concepts) {
        if (known instanceof CodeSystem old) {
            CodeSystem grown = old.copy();
            grow(grown, concepts);
            support.addCodeSystem(grown);
        }
    }

    PrePopulatedValidationSupport support() {
        return support;
    }

    private static void grow(CodeSystem system, Collection<Concept> concepts) {
        Map<String, ConceptDefinitionComponent> known = new HashMap<>();
        index(system.getConcept(), known);
        List<Concept> missing = concepts.stream()
                .filter(concept -> !known.containsKey(concept.code()))
                .toList();
        missing.forEach(concept -> known.put(
                concept.code(),
                new ConceptDefinitionComponent().setCode(concept.code()).setDisplay(concept.display())));
        // First all are known, then each is put below its parent: the parent may be new itself.
        for (Concept concept : missing) {
            ConceptDefinitionComponent added = known.get(concept.code());
            concept.parents().stream()
                    .sorted()
                    .findFirst()
                    .map(known::get)
                    .ifPresentOrElse(above -> above.addConcept(added), () -> system.addConcept(added));
        }
    }

    private static void index(
            List<ConceptDefinitionComponent> concepts, Map<String, ConceptDefinitionComponent> known) {
        for (ConceptDefinitionComponent concept : concepts) {
            known.put(concept.getCode(), concept);
            index(concept.getConcept(), known);
        }
    }
}
