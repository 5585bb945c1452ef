// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RegistryAnswer;

/** Gives the answers of outside registries about a patient. The room {@code optout}, which asks them, implements it. */
public interface RegistryAnswers {
    /** One answer for each registry; {@code UNKNOWN} where there is no recent one. */
    List<RegistryAnswer> of(PatientId patient);

    /** An {@code UNKNOWN} for each registry. */
    List<RegistryAnswer> unknown();

    /**
     * The terms with an answer for every registry. A registry without an answer was not asked about this patient yet.
     */
    default PatientTerms onto(PatientTerms terms) {
        List<RegistryAnswer> untold = unknown().stream()
                .filter(answer -> terms.registries().stream()
                        .noneMatch(told -> told.registry().equals(answer.registry())))
                .toList();
        return untold.isEmpty()
                ? terms
                : terms.with(Stream.concat(terms.registries().stream(), untold.stream())
                        .toList());
    }
}
