// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.register.Product;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.sharing.PseudonymChange;

/**
 * View model of one entry of the register.
 *
 * @param changes codes of patients that changed, for staff; empty for everybody else
 */
public record CompanyPage(
        RegisterEntry company, List<Product> products, Optional<PageSection<List<PseudonymChange>>> changes) {
    private static final Set<String> CARE =
            Set.of("TREAT", "COC", "ETREAT", "ERTREAT", "POPHLTH", "CLINTRL", "TREATDS");

    /** The choices of a patient that stop what the company gets, as ends of message keys. */
    public List<String> topics() {
        return company.purposes().stream()
                .flatMap(purpose -> Topic.stopping(purpose).stream())
                .distinct()
                .sorted()
                .map(Topic::code)
                .toList();
    }

    /** Whether a patient can say no, as the end of a message key: {@code yes}, {@code care} or {@code other}. */
    public String no() {
        if (!topics().isEmpty()) {
            return "yes";
        }
        boolean care = !company.purposes().isEmpty() && CARE.containsAll(company.purposes());
        return care ? "care" : "other";
    }
}
