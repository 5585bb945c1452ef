// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.company;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consentry.portal.fhir.company.RegisteredCompany;
import org.consentry.portal.fhir.company.RegisteredCompany.Version;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of one group as staff see it.
 *
 * @param why the reason that was typed, with the field it was typed in; empty if none was
 * @param mistakes the fields that cannot be taken
 * @param notice key of a sentence about what was not done
 */
public record CompanyDeskPage(
        RegisteredCompany company, LocalDate today, String why, List<Mistake> mistakes, Optional<String> notice)
        implements WithMistakes {

    /** Copies the mistakes. */
    public CompanyDeskPage {
        mistakes = List.copyOf(mistakes);
    }

    /** What is in force. */
    public List<FactRow> facts() {
        return company.now().map(now -> FactRow.of(now.facts())).orElse(List.of());
    }

    /** What the draft changes. Publishing leaves active as it is, so that is no row. */
    public List<FactRow> draftChanges() {
        return company.draft()
                .map(draft -> FactRow.changes(company.now().map(Version::facts), draft.facts()).stream()
                        .filter(row -> !row.key().equals("active"))
                        .toList())
                .orElse(List.of());
    }

    /** Uses that the draft takes away. What waits to be sent for them is destroyed. */
    public List<String> lostUses() {
        return draftChanges().stream()
                .filter(row -> row.key().equals("purposes"))
                .flatMap(row -> row.before().stream().filter(use -> !row.after().contains(use)))
                .toList();
    }

    /** Versions with what each changed, the newest first. */
    public List<Change> history() {
        List<Version> versions = company.versions();
        return IntStream.range(0, versions.size())
                .mapToObj(i -> new Change(
                        versions.get(i),
                        i + 1 < versions.size()
                                ? FactRow.changes(
                                        Optional.of(versions.get(i + 1).facts()),
                                        versions.get(i).facts())
                                : List.of()))
                .toList();
    }

    /**
     * A version.
     *
     * @param rows what it changed; none for the first that is shown
     */
    public record Change(Version version, List<FactRow> rows) {

        /** Copies the rows. */
        public Change {
            rows = List.copyOf(rows);
        }
    }
}
