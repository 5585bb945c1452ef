// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import ca.uhn.fhir.fhirpath.IFhirPath.IParsedExpression;
import java.util.List;
import java.util.Set;

/**
 * A search parameter of R4 for one type.
 *
 * @param name as in a request
 * @param kind how its values are compared
 * @param paths FHIRPath of the values, parsed
 * @param targets types a reference may point to; empty for any
 */
public record SearchParameter(String name, Kind kind, List<IParsedExpression> paths, Set<String> targets) {
    /** How values are compared. */
    public enum Kind {
        /** A code or identifier, with or without its system. */
        TOKEN,
        /** A reference to another resource. */
        REFERENCE,
        /** A day or time. */
        DATE,
        /** Text. */
        STRING,
        /** An address, compared letter by letter. */
        URI
    }

    /** Copies the lists. */
    public SearchParameter {
        paths = List.copyOf(paths);
        targets = Set.copyOf(targets);
    }
}
