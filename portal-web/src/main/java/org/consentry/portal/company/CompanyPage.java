// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.WayToSayNo;
import org.consentry.portal.fhir.register.Product;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.register.SharedCount;
import org.consentry.portal.fhir.sharing.PseudonymChange;

/**
 * View model of one entry of the register.
 *
 * @param count how many scans it got so far
 * @param yours what it got of the patient who looks; empty for everybody else
 * @param changes codes of patients that changed, for staff; empty for everybody else
 */
public record CompanyPage(
        RegisterEntry company,
        List<Product> products,
        PageSection<SharedCount> count,
        Optional<PageSection<OwnScans>> yours,
        Optional<PageSection<List<PseudonymChange>>> changes) {

    /** The choices of a patient that stop what the company gets, as ends of message keys. */
    public List<String> topics() {
        return new WayToSayNo(company.purposes()).topics();
    }

    /** Whether a patient can say no, as the end of a message key: {@code yes}, {@code care} or {@code other}. */
    public String no() {
        return new WayToSayNo(company.purposes()).no();
    }

    /** Where the list is. */
    public String back() {
        return "/companies";
    }

    /** Whether it is a draft that only staff see. */
    public boolean preview() {
        return false;
    }
}
