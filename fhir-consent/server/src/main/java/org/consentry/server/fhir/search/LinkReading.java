// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.search.SearchQuery.Link;
import org.consentry.server.storage.SearchSpec;

/** Reads conditions on other resources: chains such as {@code patient.identifier}, and {@code _has}. */
final class LinkReading {
    /** Types that are kept elsewhere, or that only their owner sees. */
    private static final Set<String> APART = Set.of("AuditEvent", "Subscription");

    private static final String HAS = "_has";
    private static final int PARTS_OF_HAS = 4;

    private final SearchParameters parameters;
    private final Inner inner;

    LinkReading(SearchParameters parameters, Inner inner) {
        this.parameters = parameters;
        this.inner = inner;
    }

    /** Reads one condition on a type. */
    @FunctionalInterface
    interface Inner {
        SearchSpec read(String type, Condition condition);
    }

    /**
     * A condition at the far end.
     *
     * @param written its name, with modifier
     * @param value the value asked for
     */
    record Condition(String written, String value) {}

    static boolean isLink(String written) {
        return written.equals(HAS) || written.startsWith(HAS + ":") || written.indexOf('.') >= 0;
    }

    Link read(String type, String written, String value) {
        return written.startsWith(HAS) ? has(type, written, value) : chain(type, written, value);
    }

    private Link has(String type, String written, String value) {
        String[] parts = written.split(":", PARTS_OF_HAS);
        if (parts.length != PARTS_OF_HAS || !HAS.equals(parts[0])) {
            throw FhirErrors.badRequest("Expected _has such as _has:Consent:patient:status, found \"" + written + "\"");
        }
        oneLink(written, parts[PARTS_OF_HAS - 1]);
        String source = served(written, parts[1]);
        SearchParameter reference = reference(source, parts[2], written);
        if (!reference.targets().isEmpty() && !reference.targets().contains(type)) {
            throw FhirErrors.badRequest(
                    "Expected a parameter of " + source + " that may refer to " + type + ", found \"" + written + "\"");
        }
        return new Link(
                reference.name(), true, List.of(inner.read(source, new Condition(parts[PARTS_OF_HAS - 1], value))));
    }

    private Link chain(String type, String written, String value) {
        int dot = written.indexOf('.');
        String[] left = written.substring(0, dot).split(":", 2);
        String right = written.substring(dot + 1);
        oneLink(written, right);
        SearchParameter reference = reference(type, left[0], written);
        List<SearchSpec> specs = new ArrayList<>();
        if (left.length > 1) {
            if (!reference.targets().isEmpty() && !reference.targets().contains(left[1])) {
                throw FhirErrors.badRequest(
                        "Expected a type that " + left[0] + " may refer to, found \"" + written + "\"");
            }
            specs.add(inner.read(served(written, left[1]), new Condition(right, value)));
        } else {
            String name = right.replaceFirst(":.*", "");
            reference.targets().stream()
                    .filter(target -> isServed(target) && has(target, name))
                    .sorted()
                    .forEach(target -> specs.add(inner.read(target, new Condition(right, value))));
        }
        if (specs.isEmpty()) {
            throw FhirErrors.badRequest("Expected a search parameter of what " + left[0] + " refers to, such as "
                    + left[0] + ":Patient.identifier; found \"" + written + "\"");
        }
        return new Link(reference.name(), false, specs);
    }

    private boolean has(String type, String name) {
        return "_id".equals(name)
                || "_lastUpdated".equals(name)
                || parameters.of(type, name).isPresent();
    }

    private SearchParameter reference(String type, String name, String written) {
        return parameters
                .of(type, name)
                .filter(found -> found.kind() == SearchParameter.Kind.REFERENCE)
                .orElseThrow(() -> FhirErrors.badRequest(
                        "Expected a search parameter of " + type + " of kind reference, found \"" + written + "\""));
    }

    private static void oneLink(String written, String rest) {
        if (isLink(rest)) {
            throw FhirErrors.badRequest(
                    "Expected one link, such as patient.identifier, found several in \"" + written + "\"");
        }
    }

    private static String served(String written, String type) {
        if (!isServed(type)) {
            throw FhirErrors.badRequest("Expected a type that links can lead to, found \"" + written + "\"");
        }
        return type;
    }

    private static boolean isServed(String type) {
        return TypeAccess.of(type).isPresent() && !APART.contains(type);
    }
}
