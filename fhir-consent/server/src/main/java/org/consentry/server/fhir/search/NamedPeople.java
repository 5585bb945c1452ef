// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.SearchSpec;

/** Finds the people whom a search names by id or number. Any answer to it reveals something about them. */
final class NamedPeople {
    private static final String IDENTIFIER = "identifier";
    private static final String PATIENT = "Patient/";

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

    /** Logical ids of the patients whom a search names in any reference, also to exclude them. */
    static Set<String> patients(SearchQuery query) {
        Stream<String> named = terms(query.spec(), name -> !name.endsWith(Values.IDENTIFIER))
                .flatMap(term -> Stream.ofNullable(term.value()))
                .filter(value -> value.startsWith(PATIENT))
                .map(value -> value.substring(PATIENT.length()));
        return Stream.concat(Stream.ofNullable(query.patient()), named).collect(Collectors.toUnmodifiableSet());
    }

    /** A search for the patients whose numbers it names in place of a reference; empty if there are none. */
    static Optional<SearchSpec> numbered(SearchSpec spec) {
        return numbers(terms(spec, name -> name.endsWith(Values.IDENTIFIER)).toList())
                .map(numbers -> SearchSpec.of("Patient").with(numbers));
    }

    private static Stream<Criterion.Term> terms(SearchSpec spec, Predicate<String> name) {
        return spec.criteria().stream()
                .flatMap(criterion -> switch (criterion) {
                    case Criterion.AnyOf any when name.test(any.name()) -> any.values().stream();
                    case Criterion.NoneOf none when name.test(none.name()) -> none.values().stream();
                    default -> Stream.<Criterion.Value>empty();
                })
                .filter(Criterion.Term.class::isInstance)
                .map(Criterion.Term.class::cast);
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
