// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.rules;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.PageDeadline;

/** Reads rules and tries out others, at the server's door for staff. */
public class RulesClient {

    /** Examples that are shown; the patient of each reads that staff looked. */
    static final int EXAMPLES = 20;

    /** Scans of one question: few enough for the time that a page has. */
    private static final int SCANS = 10;

    /** More is asked as long as there is time for so many questions like the last. */
    private static final int TO_SPARE = 3;

    private final FhirClient fhir;
    private final PageDeadline deadline;

    @Inject
    public RulesClient(FhirClient fhir, PageDeadline deadline) {
        this.fhir = fhir;
        this.deadline = deadline;
    }

    /** All rules of the hospital. */
    public List<RuleSet> all(FhirCaller caller) {
        return Node.of(fhir.readStaff(caller, "regimes"))
                .items("regimes")
                .map(each -> new RuleSet(
                        each.textOr("id", ""),
                        each.integer("version"),
                        each.isTrue("inForce"),
                        RulesText.pretty(each.at("rules").value())))
                .toList();
    }

    /**
     * Looks at some more scans, as many as there is time for, at least at some.
     *
     * @param caller with the reason that patients of the examples read
     * @param sofar what was found before
     * @throws FhirProblem.Unfit if the server cannot read the rules
     */
    public RulesTrial more(FhirCaller caller, String rules, RulesTrial sofar) {
        RulesTrial found = sofar;
        Duration took = Duration.ZERO;
        do {
            Duration before = deadline.left();
            found = found.plus(some(caller, rules, found));
            took = before.minus(deadline.left());
        } while (!found.whole() && deadline.left().compareTo(took.multipliedBy(TO_SPARE)) > 0);
        return found;
    }

    private RulesTrial some(FhirCaller caller, String rules, RulesTrial sofar) {
        int wanted = Math.max(0, EXAMPLES - sofar.examples().size());
        Node answer = Node.of(fhir.askStaff(
                caller,
                "simulations?scans=" + SCANS + "&limit=" + wanted + "&after=" + FhirClient.encode(sofar.next()),
                rules));
        if (answer.text("looked").isEmpty() || answer.text("next").isEmpty()) {
            throw new FhirProblem.Away("what rules would change cannot be read", false);
        }
        return new RulesTrial(
                answer.items("counts").map(RulesClient::count).toList(),
                answer.items("changes").map(RulesClient::example).toList(),
                answer.integer("looked"),
                answer.textOr("next", ""));
    }

    private static RulesTrial.Count count(Node node) {
        return new RulesTrial.Count(
                node.textOr("purpose", ""),
                node.textOr("recipient", ""),
                node.textOr("before", ""),
                node.textOr("after", ""),
                node.integer("studies"));
    }

    private static RulesTrial.Example example(Node node) {
        return new RulesTrial.Example(
                node.textOr("patient", "").replaceFirst("^Patient/", ""),
                node.textOr("study", ""),
                node.textOr("purpose", ""),
                node.textOr("recipient", ""),
                node.textOr("before", ""),
                node.textOr("after", ""));
    }
}
