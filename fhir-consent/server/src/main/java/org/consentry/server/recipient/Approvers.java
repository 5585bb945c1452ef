// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/** Reads who approved something that lets scans leave. Two different people must have. */
final class Approvers {
    private static final int LEAST = 2;

    private Approvers() {}

    /** Whether extensions, each a Reference to a person, name two different people. */
    static boolean areEnough(List<Extension> approvals) {
        return people(approvals).size() >= LEAST;
    }

    /** Complains unless they do; {@code at} names the extension. */
    static void check(List<Extension> approvals, String at, Complaints complaints) {
        int found = people(approvals).size();
        if (found < LEAST) {
            complaints.add(at, "references to two different people", found + " of them");
        }
    }

    private static Set<String> people(List<Extension> approvals) {
        return approvals.stream()
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .map(person -> person.hasReference()
                        ? person.getReference()
                        : String.valueOf(person.getIdentifier().getSystem()) + "|"
                                + String.valueOf(person.getIdentifier().getValue()))
                .filter(person -> !person.isBlank() && !person.endsWith("|null"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
