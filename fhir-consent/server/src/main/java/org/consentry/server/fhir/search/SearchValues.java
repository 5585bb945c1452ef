// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.form.Times;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.IndexEntry;

/** Turns one search parameter with its modifier and values into a condition. */
final class SearchValues {
    private static final Pattern UID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int MOST = 500;
    private static final String OID_PREFIX = "urn:oid:";
    private static final String UUID_PREFIX = "urn:uuid:";

    private SearchValues() {}

    static Criterion criterion(SearchParameter parameter, String modifier, String text, Standpoint from) {
        String name = parameter.name();
        if ("missing".equals(modifier)) {
            if (!Set.of("true", "false").contains(text)) {
                throw FhirErrors.badRequest("Expected " + name + ":missing to be true or false");
            }
            return new Criterion.Missing(name, Boolean.parseBoolean(text));
        }
        if ("identifier".equals(modifier) && parameter.kind() == SearchParameter.Kind.REFERENCE) {
            return new Criterion.AnyOf(
                    name + Values.IDENTIFIER,
                    alternatives(name, text).stream()
                            .flatMap(value -> tokens(name, value).stream())
                            .toList());
        }
        List<? extends Criterion.Value> values = alternatives(name, text).stream()
                .flatMap(value -> values(parameter, modifier, value, from).stream())
                .toList();
        return "not".equals(modifier) ? new Criterion.NoneOf(name, values) : new Criterion.AnyOf(name, values);
    }

    /**
     * The values that commas separate. A comma after a backslash belongs to its value. No value may be empty or too
     * long to compare.
     */
    static List<String> alternatives(String name, String text) {
        List<String> all = cut(text, ',').stream().map(String::strip).toList();
        if (all.size() > MOST) {
            throw FhirErrors.badRequest(
                    "Expected at most " + MOST + " alternatives of " + name + ", found " + all.size());
        }
        if (all.contains("")) {
            throw FhirErrors.badRequest("Expected a value of " + name + " on each side of a comma, found none");
        }
        if (all.stream().anyMatch(IndexEntry::isTooLong)) {
            throw FhirErrors.badRequest(
                    "Expected " + name + " with less than " + IndexEntry.LONGEST_VALUE + " characters, found more");
        }
        return all;
    }

    private static List<? extends Criterion.Value> values(
            SearchParameter parameter, String modifier, String value, Standpoint from) {
        String name = parameter.name();
        return switch (parameter.kind()) {
            case TOKEN -> {
                expect(name, modifier, Set.of("", "not"));
                yield tokens(name, value);
            }
            case REFERENCE -> {
                boolean typed = !modifier.isEmpty() && Character.isUpperCase(modifier.charAt(0));
                if (!typed) {
                    expect(name, modifier, Set.of("", "identifier", "not"));
                }
                yield from.references(parameter, typed ? modifier : "", plain(value));
            }
            case DATE -> {
                expect(name, modifier, Set.of(""));
                yield List.of(Times.comparison(name, plain(value), from.zone()));
            }
            case STRING -> {
                expect(name, modifier, Set.of("", "exact", "contains"));
                yield List.of(new Criterion.Text(plain(value), match(modifier)));
            }
            case URI -> {
                expect(name, modifier, Set.of(""));
                yield List.of(new Criterion.Term(null, plain(value)));
            }
        };
    }

    private static Criterion.Text.Match match(String modifier) {
        return switch (modifier) {
            case "exact" -> Criterion.Text.Match.EXACT;
            case "contains" -> Criterion.Text.Match.CONTAINS;
            default -> Criterion.Text.Match.BEGINS;
        };
    }

    private static List<Criterion.Term> tokens(String name, String value) {
        List<String> parts = cut(value, '|');
        if (parts.size() > 2) {
            // The second bar could belong to the system or to the code, and nothing says which.
            throw FhirErrors.badRequest("Expected " + name + " as code or system|code, found more than one bar;"
                    + " write a bar that belongs to the system or the code as \\|");
        }
        if (parts.stream().allMatch(String::isBlank)) {
            throw FhirErrors.badRequest("Expected " + name + " with a system or a code, found none");
        }
        if (parts.size() == 1) {
            return spellings(parts.get(0))
                    .map(code -> new Criterion.Term(null, code))
                    .toList();
        }
        String code = parts.get(1).strip();
        return spellings(parts.get(0))
                .flatMap(system -> code.isEmpty()
                        ? Stream.of(new Criterion.Term(system, null))
                        : spellings(code).map(each -> new Criterion.Term(system, each)))
                .toList();
    }

    /** The spellings of a value. A UID or UUID means the same with and without the beginning that makes it a URI. */
    private static Stream<String> spellings(String text) {
        String value = plain(text).strip();
        if (value.startsWith(OID_PREFIX)) {
            return Stream.of(value, value.substring(OID_PREFIX.length()));
        }
        if (value.startsWith(UUID_PREFIX)) {
            return Stream.of(value, value.substring(UUID_PREFIX.length()));
        }
        if (UID.matcher(value).matches()) {
            return Stream.of(value, OID_PREFIX + value);
        }
        return UUID.matcher(value).matches() ? Stream.of(value, UUID_PREFIX + value) : Stream.of(value);
    }

    private static void expect(String name, String modifier, Set<String> known) {
        if (!known.contains(modifier)) {
            throw FhirErrors.badRequest("Expected " + name + " with modifier missing"
                    + String.join(
                            "",
                            known.stream()
                                    .filter(one -> !one.isEmpty())
                                    .sorted()
                                    .map(one -> ", " + one)
                                    .toList())
                    + " or none, found \"" + modifier + "\"");
        }
    }

    /** Cuts at each separator that no backslash escapes. Escapes stay in the text. */
    private static List<String> cut(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("\\\\([\\\\,|$])", "$1");
    }
}
