// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.PatientTerms;
import org.jspecify.annotations.Nullable;

/** What two identifiers of one person have said, taken together: until the server says what holds, every no counts. */
final class Merging {

    private Merging() {}

    static PatientTerms both(@Nullable PatientTerms one, PatientTerms other) {
        if (one == null) {
            return other;
        }
        return new PatientTerms(
                together(one.consents(), other.consents()),
                together(one.cases(), other.cases()),
                together(one.registries(), other.registries()));
    }

    private static <T> List<T> together(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
