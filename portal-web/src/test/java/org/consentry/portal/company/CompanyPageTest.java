// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.junit.jupiter.api.Test;

class CompanyPageTest {
    /** "It is part of your care" stood on the page of each school. */
    @Test
    void aPatientCanSayNoToASchoolThatDoesResearch() {
        assertThat(page("HRESCH").topics()).containsExactly("research");
        assertThat(page("HRESCH").no()).isEqualTo("yes");
    }

    @Test
    void eachChoiceThatStopsSomethingIsOffered() {
        assertThat(page("BIORCH", "foundation-training", "HRESCH").topics()).containsExactly("ai", "research");
    }

    @Test
    void onlyCareIsCalledCare() {
        assertThat(page("TREAT", "COC").no()).isEqualTo("care");
        assertThat(page("TREAT", "HMARKT").no()).isEqualTo("other");
        assertThat(page("HMARKT").no()).isEqualTo("other");
        assertThat(page().no()).isEqualTo("other");
    }

    @Test
    void careIsWhatTheHierarchyCallsCare() {
        assertThat(PurposeHierarchy.all())
                .isNotEmpty()
                .allSatisfy(purpose -> assertThat(page(purpose.code()).no().equals("care"))
                        .as(purpose.code())
                        .isEqualTo(PurposeHierarchy.isA(purpose, Purpose.TREAT)
                                && !PurposeHierarchy.isExplicitOnly(purpose)));
    }

    private static CompanyPage page(String... purposes) {
        return new CompanyPage(
                new RegisterEntry(
                        "lakeside",
                        "Lakeside",
                        "school",
                        "NL",
                        "",
                        true,
                        Map.of(),
                        List.of(purposes),
                        Optional.empty()),
                List.of(),
                PageSection.missing(),
                Optional.empty(),
                Optional.empty());
    }
}
