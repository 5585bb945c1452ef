// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.single;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Matter;
import org.consentry.portal.fhir.choice.OneCompany;
import org.consentry.portal.fhir.sharing.Scan;

/**
 * What a patient said of single companies and scans, newest first.
 *
 * @param all also what leaves a company or a scan to the main choices
 */
public record Singles(List<NamedChoice> all) {

    /** Nothing said. */
    public static final Singles NONE = new Singles(List.of());

    public Singles {
        all = List.copyOf(all);
    }

    /** The companies that get nothing. */
    public List<NamedChoice> companies() {
        return stopping("company");
    }

    /** The scans that nobody gets. */
    public List<NamedChoice> scans() {
        return stopping("scan");
    }

    private List<NamedChoice> stopping(String kind) {
        return all.stream()
                .filter(each -> each.stops() && each.choice().matter().kind().equals(kind))
                .toList();
    }

    /** What was said of one of them. */
    public Optional<NamedChoice> of(Matter matter) {
        return all.stream()
                .filter(each -> each.choice().matter().equals(matter))
                .findFirst();
    }

    /** Name of a company, or its id if nothing was said of it; empty for any other matter. */
    public String name(Matter matter) {
        String id = matter instanceof OneCompany company ? company.id() : "";
        return of(matter).map(NamedChoice::name).orElse(id);
    }

    /** A scan that something was said of; empty for any other matter. */
    public Optional<Scan> scan(Matter matter) {
        return of(matter).flatMap(NamedChoice::scan);
    }
}
