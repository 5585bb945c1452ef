// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RegistryAnswer;

/** What registries outside are known to say of a patient now; the room that asks them knows. */
public interface RegistryAnswers {
    /** One answer for each registry there is, {@code UNKNOWN} where there is none that is young enough. */
    List<RegistryAnswer> of(PatientId patient);

    /** For each registry there is, that nothing is known. */
    List<RegistryAnswer> unknown();

    /** The terms with every registry in them: one that nothing was told of was not asked about this patient yet. */
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
