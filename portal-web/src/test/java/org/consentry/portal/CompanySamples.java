// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.register.Product;
import org.consentry.portal.fhir.register.RegisterEntry;

/** Entries of the register, as pages show them. */
final class CompanySamples {
    private CompanySamples() {}

    static RegisterEntry northlight() {
        return northlight(Map.of(
                "makes", "A tool that finds small spots in lungs",
                "gets", "Chest CT scans",
                "kept-until", "2028-06-30",
                "kept-then", "Then it must delete them.",
                "agreed-not-to-trace", "yes"));
    }

    static RegisterEntry northlight(Map<String, String> facts) {
        return new RegisterEntry(
                "northlight",
                "Northlight Imaging AI",
                "company",
                "US",
                "OH",
                true,
                facts,
                List.of("MLTRAINING"),
                Optional.of(LocalDate.parse("2026-10-01")));
    }

    static RegisterEntry unknownFacts() {
        return new RegisterEntry(
                "lakeside",
                "Lakeside School",
                "school",
                "",
                "",
                false,
                Map.of("ended-on", "2026-09-30"),
                List.of(),
                Optional.empty());
    }

    static Product product() {
        return new Product("SpotFinder", "2.1", "Chest CT");
    }
}
