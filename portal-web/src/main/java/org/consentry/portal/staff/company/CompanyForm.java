// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.company;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentry.portal.fhir.company.RegisteredCompany;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.staff.Mistake;

/**
 * What staff typed about a group.
 *
 * @param base version in force that they saw; empty for a new group
 * @param values what was typed, by the key of the fact
 * @param purposes codes that were picked
 */
public record CompanyForm(String base, Map<String, String> values, List<String> purposes) {

    /** Uses that the form offers. A group that has another keeps it. */
    public static final List<String> OFFERED =
            List.of("MLTRAINING", "SYSDEV", "HRESCH", "TREAT", "TREATDS", "CLINTRL", "PUBHLTH", "HOPERAT");

    /** The longest a text may be. */
    public static final int LONGEST = 500;

    private static final int LONGEST_NAME = 100;
    private static final String USE = "use-";
    private static final Set<String> KINDS = Set.of("company", "school", "hospital", "government");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final List<String> SHORT = List.of("name", "kind", "country", "state", "checked-on");

    /** Copies the collections. */
    public CompanyForm {
        values = Map.copyOf(values);
        purposes = List.copyOf(purposes);
    }

    /** Reads the fields of the form; what is missing is empty. */
    public static CompanyForm of(Map<String, String> fields) {
        var values = new HashMap<String, String>();
        Stream.concat(SHORT.stream(), FactRow.TEXTS.stream())
                .forEach(key ->
                        values.put(key, fields.getOrDefault(key, "").strip().replaceAll("\\s+", " ")));
        values.computeIfPresent("country", (key, code) -> code.toUpperCase(Locale.ROOT));
        return new CompanyForm(
                fields.getOrDefault("base", ""),
                values,
                fields.keySet().stream()
                        .filter(field -> field.startsWith(USE))
                        .map(field -> field.substring(USE.length()))
                        .sorted()
                        .toList());
    }

    /** The form as it is first shown: the draft, or what is in force. */
    static CompanyForm of(RegisteredCompany company) {
        Optional<RegisterEntry> shown = company.draft()
                .map(RegisteredCompany.Draft::facts)
                .or(() -> company.now().map(RegisteredCompany.Version::facts));
        var values = new HashMap<String, String>();
        shown.ifPresent(facts -> {
            values.putAll(facts.facts());
            values.put("name", facts.name());
            values.put("kind", facts.kind());
            values.put("country", facts.country());
            values.put("state", facts.region());
            values.put("checked-on", facts.checkedOn().map(Object::toString).orElse(""));
        });
        return new CompanyForm(
                base(company), values, shown.map(RegisterEntry::purposes).orElse(List.of()));
    }

    /** The version in force as the form says it. */
    static String base(RegisteredCompany company) {
        return company.now().map(now -> Integer.toString(now.number())).orElse("");
    }

    /** The same on another version. */
    CompanyForm on(String version) {
        return new CompanyForm(version, values, purposes);
    }

    /** What was typed; empty if nothing was. */
    public String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** Uses to offer: the usual ones, and those that are picked. */
    public List<String> uses() {
        return Stream.concat(OFFERED.stream(), new TreeSet<>(purposes).stream())
                .distinct()
                .toList();
    }

    Optional<Integer> version() {
        return base.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(base)) : Optional.empty();
    }

    /** What the server would not take. A fact may be missing in a draft. */
    public List<Mistake> mistakes(LocalDate today) {
        var wrong = new LinkedHashMap<String, Boolean>();
        wrong.put("name", value("name").length() > LONGEST_NAME);
        wrong.put("kind", !isOneOf(KINDS, "kind"));
        wrong.put("country", !isOneOf(COUNTRIES, "country"));
        wrong.put("state", value("state").length() > LONGEST_NAME);
        FactRow.TEXTS.forEach(key -> wrong.put(key, value(key).length() > LONGEST));
        wrong.put("agreed-not-to-trace", !isOneOf(Set.of("yes", "no"), "agreed-not-to-trace"));
        wrong.put("asked-on", !hasCome("asked-on", today));
        wrong.put("ended-on", !hasCome("ended-on", today));
        wrong.put("checked-on", !hasCome("checked-on", today));
        var mistakes = new ArrayList<Mistake>();
        wrong.forEach((key, bad) -> {
            if (bad || value(key).chars().anyMatch(Character::isISOControl)) {
                mistakes.add(new Mistake(key, "staff.error.company." + (isText(key) ? "text" : key)));
            }
        });
        return mistakes;
    }

    /** The facts that were typed, which have no mistakes. */
    public RegisterEntry facts(String slug) {
        var texts = new TreeMap<String, String>();
        FactRow.TEXTS.stream().filter(key -> !value(key).isEmpty()).forEach(key -> texts.put(key, value(key)));
        return new RegisterEntry(
                slug,
                value("name"),
                value("kind"),
                value("country"),
                value("state"),
                true,
                texts,
                purposes,
                Optional.of(value("checked-on")).filter(day -> !day.isEmpty()).map(LocalDate::parse));
    }

    private static boolean isText(String key) {
        return FactRow.TEXTS.contains(key)
                && !Set.of("agreed-not-to-trace", "asked-on", "ended-on").contains(key);
    }

    private boolean isOneOf(Set<String> allowed, String key) {
        return value(key).isEmpty() || allowed.contains(value(key));
    }

    private boolean hasCome(String key, LocalDate today) {
        try {
            return value(key).isEmpty() || !LocalDate.parse(value(key)).isAfter(today);
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
