// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.proxy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.people.EnteredGrant;
import org.consentry.portal.fhir.people.PersonGrant;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.TypedDate;

/**
 * What staff typed from a paper that lets somebody act for a patient. All are texts as typed.
 *
 * @param number record number of the proxy
 * @param birthDate of the proxy, so that a wrong number opens nobody's page
 * @param kind one of {@link #KINDS}
 * @param powers of {@link #MORE}, beyond seeing
 * @param from first day
 * @param until last day
 * @param paper what paper it was
 */
public record StaffProxyForm(
        String number, String birthDate, String kind, List<String> powers, String from, String until, String paper) {

    /** As what somebody acts. */
    public static final List<String> KINDS = List.of("guardian", "representative", "friend");

    /** What may be given beyond seeing. */
    public static final List<String> MORE = List.of("ask", "choose");

    static final StaffProxyForm EMPTY = new StaffProxyForm("", "", "", List.of(), "", "", "");

    private static final int SHORTEST = 5;
    private static final int LONGEST = 200;
    private static final int MOST_YEARS = 5;

    public StaffProxyForm {
        powers = List.copyOf(powers);
    }

    /** Reads the fields of the form; what is missing is empty. */
    static StaffProxyForm of(Map<String, String> fields) {
        return new StaffProxyForm(
                fields.getOrDefault("number", "").strip(),
                fields.getOrDefault("birthDate", "").strip(),
                fields.getOrDefault("kind", ""),
                MORE.stream().filter(fields::containsKey).toList(),
                fields.getOrDefault("from", "").strip(),
                fields.getOrDefault("until", "").strip(),
                fields.getOrDefault("paper", "").strip().replaceAll("\\s+", " "));
    }

    /** The fields that the server would not take, in their order. */
    List<Mistake> mistakes() {
        var wrong = new ArrayList<String>();
        if (number.isEmpty()) {
            wrong.add("number");
        }
        if (born().isEmpty()) {
            wrong.add("birthDate");
        }
        if (!KINDS.contains(kind)) {
            wrong.add("kind");
        }
        Optional<LocalDate> first = TypedDate.read(from);
        if (first.isEmpty()) {
            wrong.add("from");
        }
        Optional<LocalDate> last = TypedDate.read(until);
        if (first.isPresent()
                && last.filter(day -> !day.isBefore(first.get())
                                && !day.isAfter(first.get().plusYears(MOST_YEARS)))
                        .isEmpty()) {
            wrong.add("until");
        }
        if (paper.length() < SHORTEST || paper.length() > LONGEST) {
            wrong.add("paper");
        }
        return wrong.stream().map(StaffProxyForm::mistake).toList();
    }

    static Mistake mistake(String field) {
        return new Mistake(field.split("\\.", 2)[0], "staff.error.proxies." + field);
    }

    Optional<LocalDate> born() {
        return TypedDate.read(birthDate);
    }

    /** As it is entered; only of a form without mistakes. */
    EnteredGrant grant() {
        var all = new ArrayList<>(List.of("see"));
        all.addAll(powers);
        return new EnteredGrant(
                new PersonGrant(
                        "",
                        "",
                        "",
                        kind,
                        all,
                        TypedDate.read(from).orElseThrow(),
                        TypedDate.read(until).orElseThrow(),
                        Optional.empty()),
                paper,
                "",
                Instant.EPOCH);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "StaffProxyForm[]";
    }
}
