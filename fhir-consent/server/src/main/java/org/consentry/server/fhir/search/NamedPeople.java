// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.SearchSpec;

/** Finds the people whom a search names by id or number. Any answer to it reveals something about them. */
final class NamedPeople {
    private static final String IDENTIFIER = "identifier";

    private NamedPeople() {}

    /** Conditions that each find a named person, also for a search that excludes them. */
    static Stream<Criterion> of(SearchSpec spec) {
        return spec.criteria().stream().flatMap(criterion -> naming(criterion).stream());
    }

    /** Whether a search finds only the people it names, not everybody else. */
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

    /** Whether a value is a number. A system alone names nobody. */
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
