// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.rules;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.rules.RuleSet;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of the form to try out rules.
 *
 * @param known rules of the hospital
 * @param unfit what the server says of rules that it cannot read, in English
 */
public record RulesPage(List<RuleSet> known, RulesForm form, List<Mistake> mistakes, Optional<String> unfit)
        implements WithMistakes {

    /** Copies the lists. */
    public RulesPage {
        known = List.copyOf(known);
        mistakes = List.copyOf(mistakes);
    }

    /** Address of the form that starts from these rules. */
    public String path(RuleSet known) {
        return "/staff/rules?from=" + FhirClient.encode(known.name());
    }

    /** Uses to pick from. */
    public List<String> purposes() {
        return RulesForm.PURPOSES;
    }

    /** Rules for a use to pick from. */
    public List<String> gates() {
        return RulesForm.GATES;
    }
}
