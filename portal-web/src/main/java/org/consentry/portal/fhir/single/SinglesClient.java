// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.single;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.OneCompany;
import org.consentry.portal.fhir.choice.OneScan;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.SharingClient;

/**
 * Finds what companies and scans are called that a patient said something of. A name that cannot be read hides no
 * choice.
 */
@Singleton
public class SinglesClient {
    /** Scans whose names are read, in one request; older ones are shown without. */
    private static final int MOST = 200;

    private final RecentRegister register;
    private final SharingClient sharing;

    @Inject
    public SinglesClient(RecentRegister register, SharingClient sharing) {
        this.register = register;
        this.sharing = sharing;
    }

    /** These choices with names, in their order. */
    public Singles named(FhirCaller caller, String patient, List<Choice> single) {
        if (single.isEmpty()) {
            return Singles.NONE;
        }
        Map<String, RegisterEntry> companies =
                PageSection.of(register::recipients).value().orElse(Map.of());
        List<String> ids = single.stream()
                .map(Choice::matter)
                .filter(OneScan.class::isInstance)
                .map(matter -> ((OneScan) matter).id())
                .limit(MOST)
                .toList();
        Map<String, Scan> scans = PageSection.of(() -> sharing.scans(caller, patient, ids))
                .value()
                .orElse(Map.of());
        return new Singles(
                single.stream().map(choice -> named(choice, companies, scans)).toList());
    }

    private static NamedChoice named(Choice choice, Map<String, RegisterEntry> companies, Map<String, Scan> scans) {
        return switch (choice.matter()) {
            case OneCompany company ->
                new NamedChoice(
                        choice,
                        Optional.ofNullable(companies.get(company.id()))
                                .map(RegisterEntry::name)
                                .orElse(company.id()),
                        Optional.empty());
            case OneScan scan -> new NamedChoice(choice, "", Optional.ofNullable(scans.get(scan.id())));
            case Topic topic -> throw new IllegalArgumentException("Expected one company or one scan, found a topic");
        };
    }
}
