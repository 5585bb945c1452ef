// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.company;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.company.RegisteredCompany;
import org.consentry.portal.fhir.company.RegisteredCompany.Version;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of the form for a group's facts.
 *
 * @param form what was typed, or what is known
 * @param mistakes the fields that cannot be taken
 * @param notice key of a sentence about what was not done
 */
public record CompanyEditPage(
        RegisteredCompany company, CompanyForm form, List<Mistake> mistakes, Optional<String> notice)
        implements WithMistakes {

    /** Copies the mistakes. */
    public CompanyEditPage {
        mistakes = List.copyOf(mistakes);
    }

    /** Where what was typed differs from what another person has put in force meanwhile. */
    public List<FactRow> differences() {
        return notice.filter(CompanyEditController.CHANGED::equals).isPresent()
                ? FactRow.changes(company.now().map(Version::facts), form.facts(company.slug())).stream()
                        .filter(row -> !row.key().equals("active"))
                        .toList()
                : List.of();
    }
}
