// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.search;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.server.access.Answers;
import org.consentry.server.storage.Criterion;
import org.hl7.fhir.r4.model.IdType;

/** Turns one search parameter with its modifier and values into a condition. */
final class Terms {
    private static final Pattern UID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int MOST = 500;
    private static final String OID_PREFIX = "urn:oid:";
    private static final String UUID_PREFIX = "urn:uuid:";

    private Terms() {}

    static Criterion criterion(SearchParameter parameter, String modifier, String text, ZoneId zone) {
        String name = parameter.name();
        if ("missing".equals(modifier)) {
            if (!Set.of("true", "false").contains(text)) {
                throw Answers.badRequest("Expected " + name + ":missing to be true or false");
            }
            return new Criterion.Missing(name, Boolean.parseBoolean(text));
        }
        if ("identifier".equals(modifier) && parameter.kind() == SearchParameter.Kind.REFERENCE) {
            return new Criterion.AnyOf(
                    name + Values.IDENTIFIER,
                    alternatives(text).stream()
                            .flatMap(value -> tokens(value).stream())
                            .toList());
        }
        List<? extends Criterion.Value> values = alternatives(text).stream()
                .flatMap(value -> values(parameter, modifier, value, zone).stream())
                .toList();
        return "not".equals(modifier) ? new Criterion.NoneOf(name, values) : new Criterion.AnyOf(name, values);
    }

    /** What a comma separates; a comma behind a backslash is one. */
    static List<String> alternatives(String text) {
        List<String> all = cut(text, ',').stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (all.size() > MOST) {
            throw Answers.badRequest("Expected at most " + MOST + " alternatives, found " + all.size());
        }
        return all;
    }

    private static List<? extends Criterion.Value> values(
            SearchParameter parameter, String modifier, String value, ZoneId zone) {
        String name = parameter.name();
        return switch (parameter.kind()) {
            case TOKEN -> {
                expect(name, modifier, Set.of("", "not"));
                yield tokens(value);
            }
            case REFERENCE -> references(parameter, modifier, plain(value));
            case DATE -> {
                expect(name, modifier, Set.of(""));
                yield List.of(Times.comparison(name, plain(value), zone));
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

    private static List<Criterion.Term> tokens(String value) {
        List<String> parts = cut(value, '|');
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

    /** A UID or UUID is the same with and without the beginning that makes it a URI. */
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

    private static List<Criterion.Term> references(SearchParameter parameter, String modifier, String value) {
        boolean typed = !modifier.isEmpty() && Character.isUpperCase(modifier.charAt(0));
        if (!typed) {
            expect(parameter.name(), modifier, Set.of("", "identifier", "not"));
        }
        IdType id = new IdType(value);
        if (typed || !id.hasResourceType() || id.hasBaseUrl()) {
            List<String> all = new ArrayList<>();
            all.add(value);
            Set<String> types = typed ? Set.of(modifier) : parameter.targets();
            types.forEach(type -> all.add(type + "/" + value));
            return all.stream().map(each -> new Criterion.Term(null, each)).toList();
        }
        return List.of(new Criterion.Term(null, id.toUnqualifiedVersionless().getValue()));
    }

    private static void expect(String name, String modifier, Set<String> known) {
        if (!known.contains(modifier)) {
            throw Answers.badRequest("Expected " + name + " with modifier missing"
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

    /** Cuts at a separator that no backslash escapes; escapes stay. */
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
