// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import java.util.List;
import org.consentry.portal.fhir.Product;
import org.consentry.portal.fhir.Recipient;

/** View model of one entry of the register. */
public record CompanyPage(Recipient company, List<Product> products) {

    /** What a patient can say no to: ai, research, or care when it is part of care. */
    public String topic() {
        if (company.purposes().stream().anyMatch(p -> p.equals("MLTRAINING") || p.equals("SYSDEV"))) {
            return "ai";
        }
        return company.purposes().stream().anyMatch(p -> p.contains("RCH")) ? "research" : "care";
    }
}
