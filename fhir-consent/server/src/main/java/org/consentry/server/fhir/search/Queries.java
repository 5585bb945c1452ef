// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.form.Times;
import org.consentry.server.fhir.reference.Here;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/** Reads searches. It refuses an unknown parameter by name, unless the caller is lenient. */
@Singleton
public class Queries {
    /** Parameters that shape the answer and find nothing. */
    private static final Set<String> RESULT =
            Set.of("_count", "_sort", "_total", "_summary", "_elements", "_format", "_pretty", "_cursor");

    private static final Pattern RELATIVE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");
    private static final int MOST = 50;
    private static final int SHORTEST_NAME = 2;

    private final FhirContext fhir;
    private final SearchParameters parameters;
    private final ZoneId zone;

    /** Takes the parameters, and the zone for days without one. */
    @Inject
    public Queries(FhirContext fhir, SearchParameters parameters, ZoneId zone) {
        this.fhir = fhir;
        this.parameters = parameters;
        this.zone = zone;
    }

    /**
     * Reads the search of a request.
     *
     * @param type resource type
     * @param asked names, with modifiers, and values
     * @param here reads references
     * @param lenient whether unknown parameters are ignored
     */
    public SearchQuery read(String type, Map<String, String[]> asked, Here here, boolean lenient) {
        if (asked.size() > MOST) {
            throw FhirErrors.badRequest("Expected at most " + MOST + " search parameters, found " + asked.size());
        }
        Reading reading = new Reading(type, new Standpoint(zone, here), lenient);
        asked.forEach((name, values) -> {
            for (String value : values) {
                reading.parameter(name, value);
            }
        });
        return new SearchQuery(reading.spec, reading.patient, reading.includes, reading.ignored, reading.links);
    }

    /**
     * Reads the condition of a write. It may not shape an answer or include other resources.
     *
     * @param type resource type
     * @param asked names, with modifiers, and values
     * @param here reads references
     */
    public SearchQuery condition(String type, Map<String, String[]> asked, Here here) {
        asked.keySet().stream()
                .filter(name -> RESULT.contains(name) || name.startsWith("_include") || name.startsWith("_revinclude"))
                .findFirst()
                .ifPresent(name -> {
                    throw FhirErrors.badRequest("Expected a condition of search parameters, found \"" + name + "\"");
                });
        SearchQuery query = read(type, asked, here, false);
        if (query.patient() == null
                && query.spec().criteria().isEmpty()
                && query.links().isEmpty()) {
            throw FhirErrors.badRequest("Expected a condition with at least one search parameter");
        }
        return query;
    }

    /** Reads a condition at the other end of a link. */
    private SearchSpec end(Standpoint from, String type, LinkReading.Condition asked) {
        String written = asked.written();
        String value = asked.value();
        Reading reading = new Reading(type, from, false);
        reading.parameter(written, value);
        String patient = reading.patient;
        SearchSpec spec = patient == null
                ? reading.spec
                : reading.spec.with(new Criterion.AnyOf(
                        written.replaceFirst(":.*", ""), List.of(new Criterion.Term(null, "Patient/" + patient))));
        if (spec.criteria().isEmpty()) {
            throw FhirErrors.badRequest("Expected a condition of " + type + ", found \"" + written + "\"");
        }
        return spec;
    }

    /** One search while it is read. */
    private final class Reading {
        private final String type;
        private final Standpoint from;
        private final boolean lenient;
        private final List<SearchQuery.Include> includes = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private final List<SearchQuery.Link> links = new ArrayList<>();
        private SearchSpec spec;
        private @Nullable String patient;

        Reading(String type, Standpoint from, boolean lenient) {
            this.type = type;
            this.from = from;
            this.lenient = lenient;
            this.spec = SearchSpec.of(type);
        }

        void parameter(String written, String value) {
            int colon = written.indexOf(':');
            String name = colon < 0 ? written : written.substring(0, colon);
            String modifier = colon < 0 ? "" : written.substring(colon + 1);
            if (RESULT.contains(written)) {
                return;
            }
            if (value.isBlank() || value.indexOf('\0') >= 0) {
                throw FhirErrors.badRequest("Expected " + name + " with a value, and without the character NUL");
            }
            if (LinkReading.isLink(written)) {
                links.add(
                        new LinkReading(parameters, (end, asked) -> end(from, end, asked)).read(type, written, value));
                return;
            }
            switch (name) {
                case "_include", "_revinclude" -> include(written, name, modifier, value);
                case "_id" -> {
                    noModifier(written, modifier);
                    spec = spec.with(new Criterion.Ids(ids(value)));
                }
                case "_lastUpdated" -> {
                    noModifier(written, modifier);
                    spec = spec.with(new Criterion.Updated(SearchValues.alternatives(name, value).stream()
                            .map(date -> Times.comparison(name, date, zone))
                            .toList()));
                }
                default -> named(written, name, modifier, value);
            }
        }

        private void named(String written, String name, String modifier, String value) {
            Optional<SearchParameter> known = parameters.of(type, name);
            if (known.isPresent()) {
                longEnough(known.get(), value);
                Criterion criterion = SearchValues.criterion(known.get(), modifier, value, from);
                Optional<String> one = onlyPatient(known.get(), criterion);
                if (one.isPresent() && patient == null) {
                    patient = one.get();
                } else {
                    spec = spec.with(criterion);
                }
            } else if (lenient) {
                ignored.add(written);
            } else {
                throw FhirErrors.badRequest("Expected search parameters of " + type + ", which are _id, _lastUpdated, "
                        + String.join(", ", parameters.of(type).keySet()) + "; found \"" + written + "\""
                        + parameters
                                .unserved(type, name)
                                .map(kind -> ", which R4 has, of kind " + kind + ", and this server has not")
                                .orElse(""));
            }
        }

        /** Refuses short names, so that nobody can page through all patients by their initials. */
        private void longEnough(SearchParameter parameter, String value) {
            boolean names = "Patient".equals(type) && parameter.kind() == SearchParameter.Kind.STRING;
            if (names
                    && SearchValues.alternatives(parameter.name(), value).stream()
                            .anyMatch(text -> text.length() < SHORTEST_NAME)) {
                throw FhirErrors.badRequest(
                        "Expected " + parameter.name() + " with at least " + SHORTEST_NAME + " characters");
            }
        }

        /** The patient, if a condition leaves only one patient's compartment. */
        private Optional<String> onlyPatient(SearchParameter parameter, Criterion criterion) {
            // Resources of a type without compartments are found by their patient only through the parameter itself.
            boolean names =
                    TypeAccess.of(type).filter(TypeAccess::inCompartments).isPresent()
                            && ("patient".equals(parameter.name()) || "subject".equals(parameter.name()));
            if (!names
                    || !(criterion instanceof Criterion.AnyOf any)
                    || !any.name().equals(parameter.name())) {
                return Optional.empty();
            }
            List<String> patients = any.values().stream()
                    .map(value -> value instanceof Criterion.Term term && term.value() != null ? term.value() : "")
                    .distinct()
                    .toList();
            String prefix = "Patient/";
            if (patients.stream().anyMatch(patient -> !RELATIVE.matcher(patient).matches())) {
                // Compartments belong to Patients of this server. For another name the answer "none" might be wrong.
                throw FhirErrors.badRequest("Expected " + parameter.name()
                        + " to name a resource of this server, found an address or a name of another");
            }
            boolean one = patients.size() == 1
                    && patients.get(0).startsWith(prefix)
                    && ResourceKey.isId(patients.get(0).substring(prefix.length()));
            return one ? Optional.of(patients.get(0).substring(prefix.length())) : Optional.empty();
        }

        private void include(String written, String name, String modifier, String value) {
            String[] parts = value.split(":", -1);
            boolean reverse = "_revinclude".equals(name);
            String expected = "Expected " + name + " such as " + (reverse ? "Provenance:target" : type + ":patient")
                    + ", a type and one of its search parameters of kind reference; found \"" + written + "=" + value
                    + "\"";
            boolean formed = modifier.isEmpty()
                    && (parts.length == 2 || parts.length == 3)
                    && fhir.getResourceTypes().contains(parts[0])
                    && (reverse || type.equals(parts[0]));
            if (!formed
                    || parameters
                            .of(parts[0], parts[1])
                            .filter(found -> found.kind() == SearchParameter.Kind.REFERENCE)
                            .isEmpty()) {
                throw FhirErrors.badRequest(expected);
            }
            includes.add(new SearchQuery.Include(parts[0], parts[1], parts.length == 3 ? parts[2] : null, reverse));
        }

        private static List<String> ids(String value) {
            List<String> ids = SearchValues.alternatives("_id", value);
            if (!ids.stream().allMatch(ResourceKey::isId)) {
                throw FhirErrors.badRequest("Expected _id as logical ids such as x, without type or address");
            }
            return ids;
        }

        private static void noModifier(String written, String modifier) {
            if (!modifier.isEmpty()) {
                throw FhirErrors.badRequest("Expected no modifier, found \"" + written + "\"");
            }
        }
    }
}
