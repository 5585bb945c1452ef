// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.consentry.portal.fhir.rules.RulesText;
import org.consentry.portal.fhir.rules.RulesTrial;
import org.consentry.portal.staff.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialPageTest {
    private static final RulesForm FORM = new RulesForm("{}", "", "", "A new law");

    @Test
    void partsOfATrialAddUpByUseAndGroup() {
        RulesTrial first = new RulesTrial(
                List.of(
                        new RulesTrial.Count("HRESCH", "lakeside", "PERMIT", "PERMIT", 5),
                        new RulesTrial.Count("MLTRAINING", "northlight", "PERMIT", "OPT_IN_MISSING", 3)),
                List.of(),
                4,
                "s4");
        RulesTrial second = new RulesTrial(
                List.of(
                        new RulesTrial.Count("MLTRAINING", "northlight", "PERMIT", "OPT_IN_MISSING", 1),
                        new RulesTrial.Count("MLTRAINING", "northlight", "CONSENT_DENY", "PERMIT", 2),
                        new RulesTrial.Count("MLTRAINING", "northlight", "CONSENT_DENY", "OPT_IN_MISSING", 6)),
                List.of(),
                5,
                "");

        TrialPage page = new TrialPage(FORM, first.plus(second), Map.of("northlight", "Northlight"));

        assertThat(page.rows())
                .containsExactly(
                        new TrialPage.Row("MLTRAINING", "Northlight", 4, 2, 2, 4, 6),
                        new TrialPage.Row("HRESCH", "lakeside", 5, 5, 0, 0, 0));
        assertThat(page.trial().counts()).as("each sum stands once").hasSize(4);
        assertThat(page.answers()).isEqualTo(17);
        assertThat(page.changed()).isEqualTo(12);
        assertThat(page.trial().looked()).isEqualTo(9);
        assertThat(page.trial().whole()).isTrue();
        assertThat(first.whole()).isFalse();
    }

    @Test
    void oneUseGetsAnotherRuleAndAllElseStays() {
        String rules = "{\"id\":\"OWN\",\"gates\":{\"HRESCH\":\"OPT_OUT\",\"TREAT\":\"NOT_GATED\"}}";

        assertThat(RulesText.with(rules, "HRESCH", "OPT_IN").replaceAll("\\s", ""))
                .isEqualTo("{\"id\":\"OWN\",\"gates\":{\"HRESCH\":\"OPT_IN\",\"TREAT\":\"NOT_GATED\"}}");
        assertThat(RulesText.with("no rules", "HRESCH", "OPT_IN")).isEqualTo("no rules");
        assertThat(RulesText.with("{\"gates\":[]}", "HRESCH", "OPT_IN")).isEqualTo("{\"gates\":[]}");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            {},  '',         '',      A new law, -
            '',  '',         '',      A new law, rules
            {},  MLTRAINING, OPT_IN,  A new law, -
            {},  MLTRAINING, '',      A new law, gate
            {},  '',         OPT_IN,  A new law, purpose
            {},  NOTHING,    OPT_IN,  A new law, purpose
            {},  MLTRAINING, MAYBE,   A new law, gate
            {},  '',         '',      Why,       reason
            """)
    void theFormSaysWhichFieldCannotBeTaken(String text, String purpose, String gate, String reason, String field) {
        List<Mistake> mistakes = new RulesForm(text, purpose, gate, reason).mistakes();

        assertThat(mistakes.stream().map(Mistake::field)).isEqualTo(field == null ? List.of() : List.of(field));
    }
}
