// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.TypedDate;

/**
 * What staff typed to tell patients something. All are texts as typed.
 *
 * @param kind one of {@link Notice#KINDS}
 * @param company id of a group; empty for none
 * @param from first day
 * @param to last day; empty for none
 * @param english text in English
 * @param spanish text in Spanish
 */
public record NoticeForm(String kind, String company, String from, String to, String english, String spanish) {

    static final NoticeForm EMPTY = new NoticeForm("", "", "", "", "", "");

    /** Most letters of a text. */
    public static final int LONGEST = 600;

    private static final int SHORTEST = 10;

    /** Reads the fields of the form; what is missing is empty. Line breaks become spaces. */
    public static NoticeForm of(Map<String, String> fields) {
        return new NoticeForm(
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("company", ""),
                fields.getOrDefault("from", "").strip(),
                fields.getOrDefault("to", "").strip(),
                paragraph(fields.getOrDefault("en", "")),
                paragraph(fields.getOrDefault("es", "")));
    }

    private static String paragraph(String typed) {
        return typed.strip().replaceAll("\\s+", " ");
    }

    /** The fields that the server would not take, in their order. */
    List<Mistake> mistakes(Set<String> groups) {
        var wrong = new ArrayList<String>();
        if (!Notice.KINDS.contains(kind)) {
            wrong.add("kind");
        }
        if (Notice.ofCompany(kind) != groups.contains(company)) {
            wrong.add(company.isEmpty() ? "company" : "company.none");
        }
        Optional<LocalDate> first = TypedDate.read(from);
        Optional<LocalDate> last = TypedDate.read(to);
        if (first.isEmpty()) {
            wrong.add("from");
        }
        if (last.isEmpty() && (!to.isEmpty() || kind.equals("breach"))) {
            wrong.add("to");
        } else if (first.isPresent() && last.filter(first.get()::isAfter).isPresent()) {
            wrong.add("to.early");
        }
        if (bad(english)) {
            wrong.add("en");
        }
        if (bad(spanish)) {
            wrong.add("es");
        }
        return wrong.stream()
                .map(each -> new Mistake(each.split("\\.", 2)[0], "staff.error.notices." + each))
                .toList();
    }

    private static boolean bad(String text) {
        return text.length() < SHORTEST
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl);
    }

    /** As it will be told; only of a form without mistakes. */
    Notice notice(String companyName) {
        return new Notice(
                "",
                kind,
                company,
                companyName,
                TypedDate.read(from).orElseThrow(),
                TypedDate.read(to),
                english,
                spanish,
                Optional.empty(),
                Optional.empty());
    }
}
