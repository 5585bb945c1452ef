// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient.change;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;

/**
 * Says what is wrong with facts. A draft may lack facts; what is published may not lack those by which a patient
 * decides.
 */
public final class FactRules {
    /** Most characters of a name. */
    public static final int NAME = 100;

    /** Most characters of another fact. */
    public static final int TEXT = 500;

    private static final Set<String> KINDS = Set.of("company", "school", "hospital", "government");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final String TRACE = "agreed-not-to-trace";
    /** Where scans are kept, for how long, and whether a patient can be known by them. */
    private static final List<String> NEEDED = List.of("gets", "kept-until", TRACE);

    private FactRules() {}

    /** What no draft may have: each fact that is there must have its form. */
    public static List<FactFault> ofDraft(CompanyFacts facts, LocalDate latest) {
        List<FactFault> faults = new ArrayList<>();
        check(faults, "name", facts.name(), "at most " + NAME + " printable characters", text -> fits(text, NAME));
        check(faults, "kind", facts.kind(), "one of company, school, hospital, government", KINDS::contains);
        check(faults, "country", facts.country(), "a code of ISO 3166-1 alpha-2", COUNTRIES::contains);
        check(faults, "state", facts.state(), "at most " + NAME + " printable characters", text -> fits(text, NAME));
        for (String key : CompanyFacts.TEXTS) {
            check(faults, key, facts.text(key), "at most " + TEXT + " printable characters", text -> fits(text, TEXT));
        }
        check(
                faults,
                TRACE,
                facts.text(TRACE),
                "yes or no",
                text -> Set.of("yes", "no").contains(text));
        for (String key : CompanyFacts.DAYS) {
            check(faults, key, facts.text(key), "a day that has come", day -> hasCome(day, latest));
        }
        check(faults, "checked-on", facts.checkedOn(), "a day that has come", day -> hasCome(day, latest));
        if (!facts.purposes().stream().allMatch(FactRules::isPurpose)) {
            faults.add(new FactFault("purposes", "codes of purposes"));
        }
        return faults;
    }

    /** What nothing that is published may have: a fault of a draft, or no answer where a patient needs one. */
    public static List<FactFault> ofEntry(CompanyFacts facts, LocalDate latest) {
        List<FactFault> faults = new ArrayList<>(ofDraft(facts, latest));
        need(faults, "name", facts.name());
        need(faults, "kind", facts.kind());
        need(faults, "country", facts.country());
        NEEDED.forEach(key -> need(faults, key, facts.text(key)));
        need(faults, "checked-on", facts.checkedOn());
        return faults;
    }

    private static void need(List<FactFault> faults, String fact, String value) {
        if (value.isEmpty()) {
            faults.add(new FactFault(fact, "an answer"));
        }
    }

    private static void check(
            List<FactFault> faults, String fact, String value, String expected, Predicate<String> rule) {
        if (!value.isEmpty() && !rule.test(value)) {
            faults.add(new FactFault(fact, expected));
        }
    }

    private static boolean fits(String text, int most) {
        return text.length() <= most && text.codePoints().noneMatch(FactRules::isUnprintable);
    }

    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    private static boolean hasCome(String day, LocalDate latest) {
        try {
            return day.length() == 10 && !LocalDate.parse(day).isAfter(latest);
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    private static boolean isPurpose(String code) {
        return !code.isBlank() && PurposeHierarchy.knows(Purpose.of(code));
    }
}
