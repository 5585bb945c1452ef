// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.SearchSpec;

/** What of a search names somebody, by id or number: whatever it answers, it tells of them. */
final class NamedPeople {
    private static final String IDENTIFIER = "identifier";

    private NamedPeople() {}

    /** Conditions each of which finds somebody who is named, also by a search for everybody but them. */
    static Stream<Criterion> of(SearchSpec spec) {
        return spec.criteria().stream().flatMap(criterion -> naming(criterion).stream());
    }

    /** Whether a search finds only what is named, not everybody but them. */
    static boolean narrows(SearchSpec spec) {
        return spec.criteria().stream()
                .anyMatch(criterion -> criterion instanceof Criterion.Ids
                        || (criterion instanceof Criterion.AnyOf any
                                && IDENTIFIER.equals(any.name())
                                && any.values().stream().allMatch(NamedPeople::isNumber)));
    }

    private static Optional<Criterion> naming(Criterion criterion) {
        if (criterion instanceof Criterion.Ids) {
            return Optional.of(criterion);
        }
        if (criterion instanceof Criterion.AnyOf any && IDENTIFIER.equals(any.name())) {
            return numbers(any.values());
        }
        return criterion instanceof Criterion.NoneOf none && IDENTIFIER.equals(none.name())
                ? numbers(none.values())
                : Optional.empty();
    }

    /** A system alone names nobody. */
    private static boolean isNumber(Criterion.Value value) {
        return !(value instanceof Criterion.Term term) || term.value() != null;
    }

    private static Optional<Criterion> numbers(List<? extends Criterion.Value> values) {
        List<Criterion.Value> numbers = values.stream()
                .filter(NamedPeople::isNumber)
                .map(Criterion.Value.class::cast)
                .toList();
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new Criterion.AnyOf(IDENTIFIER, numbers));
    }
}
