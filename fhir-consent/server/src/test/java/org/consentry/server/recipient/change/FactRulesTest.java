// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.consentry.protocol.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final CompanyFacts WHOLE = new CompanyFacts(
            "Northlight",
            "company",
            "US",
            "WA",
            Map.of("gets", "Chest scans.", "kept-until", "2 years", "agreed-not-to-trace", "no"),
            List.of("MLTRAINING"),
            "2026-05-04");

    @Test
    void whatAPatientDecidesByMustBeAnswered() {
        assertThat(FactRules.ofEntry(WHOLE, TODAY)).isEmpty();

        assertThat(FactRules.ofEntry(of("{}"), TODAY))
                .extracting(FactFault::fact)
                .containsExactly("name", "kind", "country", "gets", "kept-until", "agreed-not-to-trace", "checked-on");
        assertThat(FactRules.ofDraft(of("{}"), TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~{'kind':'shop'}~, kind",
                "~{'country':'USA'}~, country",
                "~{'country':'us'}~, country",
                "~{'checked-on':'2026-05-05'}~, checked-on",
                "~{'checked-on':'May 2026'}~, checked-on",
                "~{'facts':{'ended-on':'2027-01-01'}}~, ended-on",
                "~{'facts':{'asked-on':'2027-01-01'}}~, asked-on",
                "~{'facts':{'agreed-not-to-trace':'maybe'}}~, agreed-not-to-trace",
                "~{'purposes':['SELLING']}~, purposes",
                "~{'purposes':['']}~, purposes",
                "~{'name':'a\\tb'}~, name"
            })
    void aFactOfAnotherFormIsNoDraft(String said, String fact) {
        assertThat(FactRules.ofDraft(of(said.replace('\'', '"')), TODAY))
                .extracting(FactFault::fact)
                .containsExactly(fact);
    }

    @Test
    void aFactIsNotLongerThanAPageShows() {
        String longest = "x".repeat(FactRules.TEXT);

        assertThat(FactRules.ofDraft(of("{\"facts\":{\"why\":\"" + longest + "\"}}"), TODAY))
                .isEmpty();
        assertThat(FactRules.ofDraft(of("{\"facts\":{\"why\":\"" + longest + "x\"}}"), TODAY))
                .hasSize(1);
        assertThat(FactRules.ofDraft(of("{\"name\":\"" + "x".repeat(FactRules.NAME + 1) + "\"}"), TODAY))
                .hasSize(1);
    }

    @Test
    void factsSurviveTheirJson() {
        assertThat(CompanyFacts.of(WHOLE.json())).isEqualTo(WHOLE);
        assertThat(of("{\"facts\":{\"why\":\" \"},\"purposes\":[\"HRESCH\",\"MLTRAINING\",\"HRESCH\"]}"))
                .isEqualTo(new CompanyFacts("", "", "", "", Map.of(), List.of("HRESCH", "MLTRAINING"), ""));
    }

    @Test
    void anUnknownFactIsRefused() {
        assertThatThrownBy(() -> of("{\"facts\":{\"region\":\"CHEST\"}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("CHEST");
        assertThatThrownBy(() -> of("{\"name\":1}")).hasMessageContaining("name");
        assertThatThrownBy(() -> of("{\"purposes\":\"MLTRAINING\"}")).hasMessageContaining("purposes");
    }

    private static CompanyFacts of(String said) {
        return CompanyFacts.of(StrictJson.object(said, "facts"));
    }
}
