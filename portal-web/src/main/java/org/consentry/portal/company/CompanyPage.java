// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.CodeChange;
import org.consentry.portal.fhir.Part;
import org.consentry.portal.fhir.Product;
import org.consentry.portal.fhir.Recipient;

/**
 * View model of one entry of the register.
 *
 * @param changes codes of patients that changed, for staff; empty for everybody else
 */
public record CompanyPage(Recipient company, List<Product> products, Optional<Part<List<CodeChange>>> changes) {

    /** What a patient can say no to: ai, research, or care when it is part of care. */
    public String topic() {
        if (company.purposes().stream().anyMatch(p -> p.equals("MLTRAINING") || p.equals("SYSDEV"))) {
            return "ai";
        }
        return company.purposes().stream().anyMatch(p -> p.contains("RCH")) ? "research" : "care";
    }
}
