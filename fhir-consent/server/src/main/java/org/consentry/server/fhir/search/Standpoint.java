// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.reference.Here;
import org.consentry.server.fhir.reference.Written;
import org.consentry.server.storage.Criterion;

/**
 * What a search is read with: the meaning of its days and addresses.
 *
 * @param zone of days without one
 * @param here reads references
 */
record Standpoint(ZoneId zone, Here here) {
    private static final String PATIENT = "patient";

    /**
     * The stored forms that a value of a reference parameter can match. Only an address of this server equals a
     * relative reference.
     *
     * @param type type the modifier names, or empty
     */
    List<Criterion.Term> references(SearchParameter parameter, String type, String value) {
        Collection<String> types = types(parameter, type);
        Written written = here.read(value);
        return switch (written.kind()) {
            case HERE -> {
                if (!type.isEmpty() && !type.equals(written.type())) {
                    throw FhirErrors.badRequest(
                            "Expected " + parameter.name() + " of type " + type + ", found " + written.type());
                }
                yield List.of(new Criterion.Term(null, written.versionless()));
            }
            case ID ->
                types.stream()
                        .map(each -> new Criterion.Term(null, each + "/" + value))
                        .toList();
            case NAME, ELSEWHERE, CONTAINED -> List.of(new Criterion.Term(null, value));
            case CONDITION, UNKNOWN ->
                throw FhirErrors.badRequest(
                        "Expected " + parameter.name() + " as Type/id, an id, an address or a urn, found another form");
        };
    }

    private static Collection<String> types(SearchParameter parameter, String type) {
        if (type.isEmpty()) {
            // By R4's own definition such a parameter is about patients only, whatever the element may refer to.
            return PATIENT.equals(parameter.name()) ? Set.of("Patient") : parameter.targets();
        }
        if (!parameter.targets().isEmpty() && !parameter.targets().contains(type)) {
            throw FhirErrors.badRequest(
                    "Expected a type that " + parameter.name() + " may refer to, found \"" + type + "\"");
        }
        return Set.of(type);
    }
}
