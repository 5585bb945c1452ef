// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.rules.RuleSet;
import org.consentry.portal.fhir.rules.RulesTrial;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.rules.RulesForm;
import org.consentry.portal.staff.rules.RulesPage;
import org.consentry.portal.staff.rules.TrialPage;
import org.consentry.portal.view.Layout.Who;

/** The pages on which staff try out rules. */
final class RulesSamplePages {
    private static final List<RuleSet> KNOWN =
            List.of(new RuleSet("demo", 1, true, "{}"), new RuleSet("US-WA", 2, false, "{}"));
    private static final RulesForm FORM =
            new RulesForm("{\"id\": \"demo\"}", "MLTRAINING", "OPT_IN", "A new law of the state");

    private RulesSamplePages() {}

    static List<Sample> all() {
        List<Mistake> mistakes = Stream.of("text", "purpose", "gate")
                .map(key -> new Mistake(key.equals("text") ? "rules" : key, "staff.error.rules." + key))
                .toList();
        return List.of(
                form("staff-rules", new RulesForm("", "", "", ""), List.of(), Optional.empty()),
                form("staff-rules-mistakes", FORM, mistakes, Optional.empty()),
                form(
                        "staff-rules-unfit",
                        FORM,
                        List.of(
                                new Mistake("rules", "staff.error.rules.unfit"),
                                new Mistake("reason", "staff.error.lookup.reason")),
                        Optional.of(
                                "expected one of [FORBIDDEN, OPT_IN] at regime.gates.MLTRAINING, found <b>another</b>")),
                result("staff-rules-result", trial("1.2.840.99999.7")),
                result("staff-rules-result-none", new RulesTrial(List.of(), List.of(), 0, "")));
    }

    private static RulesTrial trial(String next) {
        return new RulesTrial(
                List.of(
                        new RulesTrial.Count("MLTRAINING", "northlight", "PERMIT", "OPT_IN_MISSING", 40),
                        new RulesTrial.Count("MLTRAINING", "northlight", "PERMIT", "PERMIT", 2),
                        new RulesTrial.Count("HRESCH", "lakeside", "CONSENT_DENY", "PERMIT", 1)),
                List.of(new RulesTrial.Example(
                        "p1", "1.2.840.99999.7", "MLTRAINING", "northlight", "PERMIT", "OPT_IN_MISSING")),
                43,
                next);
    }

    private static Sample form(String name, RulesForm form, List<Mistake> mistakes, Optional<String> unfit) {
        return new Sample(name, "staff/rules.html", Who.STAFF, new RulesPage(KNOWN, form, mistakes, unfit));
    }

    private static Sample result(String name, RulesTrial trial) {
        return new Sample(
                name,
                "staff/rules-result.html",
                Who.STAFF,
                new TrialPage(FORM, trial, Map.of("northlight", "Northlight Imaging AI")));
    }
}
