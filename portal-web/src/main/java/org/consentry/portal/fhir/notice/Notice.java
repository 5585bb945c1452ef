// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that the hospital tells.
 *
 * @param id its number
 * @param kind {@code gap}, {@code outage}, {@code company} or {@code breach}
 * @param company id of the group it is about; empty if it is about none
 * @param companyName the group's name as the register has it; its id if that cannot be read
 * @param from first day it is about
 * @param to last day, if there is one that is known
 * @param english its text
 * @param spanish the same in Spanish
 * @param written when it was written; empty for one that is not yet
 * @param ended since when it is over; empty if it is not
 */
public record Notice(
        String id,
        String kind,
        String company,
        String companyName,
        LocalDate from,
        Optional<LocalDate> to,
        String english,
        String spanish,
        Optional<Instant> written,
        Optional<Instant> ended) {

    /** The kinds that there are. */
    public static final List<String> KINDS = List.of("gap", "outage", "company", "breach");

    /** Whether lines are missing from lists. */
    public boolean gap() {
        return kind.equals("gap");
    }

    /** Whether what a group got may be in wrong hands. */
    public boolean breach() {
        return kind.equals("breach");
    }

    /** Whether a notice of this kind is about a group. */
    public static boolean ofCompany(String kind) {
        return kind.equals("company") || kind.equals("breach");
    }

    /** Whether it is about one day only. */
    public boolean oneDay() {
        return to.filter(from::equals).isPresent();
    }

    /** Its text in the language of a page. */
    public String text(String language) {
        return language.equals("es") ? spanish : english;
    }
}
