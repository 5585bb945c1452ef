// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.company;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.WayToSayNo;
import org.consentry.portal.fhir.register.Product;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.register.SharedCount;
import org.consentry.portal.fhir.sharing.PseudonymChange;

/** View model of a draft as patients would see it: what the public page of a group asks of its own. */
public record CompanyPreviewPage(RegisterEntry company, List<Product> products, PageSection<SharedCount> count) {

    /** Copies the list. */
    public CompanyPreviewPage {
        products = List.copyOf(products);
    }

    public List<String> topics() {
        return new WayToSayNo(company.purposes()).topics();
    }

    public String no() {
        return new WayToSayNo(company.purposes()).no();
    }

    /** No patient sees which codes changed. */
    public Optional<PageSection<List<PseudonymChange>>> changes() {
        return Optional.empty();
    }

    /** No patient looks. */
    public Optional<PageSection<SharedCount>> yours() {
        return Optional.empty();
    }

    /** Where the draft is. */
    public String back() {
        return "/staff/companies/" + company.slug();
    }

    public boolean preview() {
        return true;
    }
}
