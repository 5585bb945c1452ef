// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.company;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.company.RegisteredCompany;

/**
 * View model of all groups as staff see them.
 *
 * @param wrong the address that was typed for a new group and cannot be one; empty if none was
 */
public record CompaniesPage(List<RegisteredCompany> companies, LocalDate today, Optional<String> wrong) {

    /** Copies the list. */
    public CompaniesPage {
        companies = List.copyOf(companies);
    }

    /** Those of which something waits for a second person. */
    public List<RegisteredCompany> waiting() {
        return companies.stream().filter(RegisteredCompany::waits).toList();
    }

    /** How many have facts that nobody has checked for a year. */
    public long old() {
        return companies.stream().filter(company -> company.isOld(today)).count();
    }
}
