// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Confidentiality.N;
import static org.consentry.policy.Confidentiality.R;
import static org.consentry.policy.Confidentiality.V;
import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.TruthTable.Row;
import org.jspecify.annotations.Nullable;

/** Security labels: one dimension, its values are alternatives, and an exception's own replace all of them. */
final class LabelRows {

    private static final AccessRequest RESEARCH = asks(NORTHLIGHT, "HRESCH");
    private static final AccessRequest TRAINING = asks(NORTHLIGHT, "MLTRAINING");
    private static final String NO = "DENY CONSENT_DENY";
    private static final String SILENT = "DENY OPT_IN_MISSING";
    private static final String SENSITIVE = "DENY SENSITIVE_CATEGORY";

    private LabelRows() {}

    static List<Row> rows() {
        Conditions restrictedOrHiv = labels(R, "HIV");
        Conditions normalOrPsy = labels(N, "PSY");
        Rule child = Rule.permit(labels(N), Rule.permit(labels(null, "PSY")));
        return List.of(
                // "R, HIV" was once read as both at once, and a restricted scan left.
                no("[R, HIV], restricted", restrictedOrHiv, scan(R), NO),
                no("[R, HIV], HIV", restrictedOrHiv, scan(N, "HIV"), NO),
                no("[R, HIV], both", restrictedOrHiv, scan(R, "HIV"), NO),
                no("[R, HIV], very restricted", restrictedOrHiv, scan(V), NO),
                no("[R, HIV], neither", restrictedOrHiv, scan(N), "PERMIT"),
                no("[R, SUD], a kind of SUD", labels(R, "SUD"), scan(N, "OPIOIDUD"), NO),
                no("[HIV, one that is unclear], HIV", unclear("HIV"), scan(N, "HIV"), NO),
                no("[HIV, one that is unclear], another", unclear("HIV"), scan(N), "DENY INDET_TERMINOLOGY"),
                yes("[N, PSY], restricted and PSY", normalOrPsy, scan(R, "PSY"), "PERMIT"),
                yes("[N, PSY], normal", normalOrPsy, scan(N), "PERMIT"),
                yes("[N, PSY], restricted", normalOrPsy, scan(R), SILENT),
                yes("[N, PSY], PSY and HIV", normalOrPsy, scan(R, "PSY", "HIV"), SENSITIVE),
                yes("[PSY, HIV], PSY and HIV", labels(null, "PSY", "HIV"), scan(R, "PSY", "HIV"), "PERMIT"),
                yes("[PSY], normal", labels(null, "PSY"), scan(N), SILENT),
                yes("[N], normal and HIV", labels(N), scan(N, "HIV"), SENSITIVE),
                yes("[V], very restricted and HIV", labels(V), scan(V, "HIV"), SENSITIVE),
                yes("[SPI], PSY", labels(null, "SPI"), scan(N, "PSY"), "PERMIT"),
                yes("[N, one that is unclear], HIV", unclear("PSY"), scan(N, "HIV"), SENSITIVE),
                // An exception for PSY once kept the level of the rule around it.
                training(
                        "a yes to [N] with an exception for [PSY], restricted and PSY",
                        child,
                        scan(R, "PSY"),
                        "PERMIT"),
                training("a yes to [N] with an exception for [PSY], normal", child, scan(N), "PERMIT"),
                training("a yes to [N] with an exception for [PSY], restricted", child, scan(R), SILENT),
                row(
                        "a no to [R] in a yes to [HIV]",
                        Rule.permit(labels(null, "HIV"), Rule.deny(labels(R))),
                        RESEARCH.about(scan(R)),
                        NO),
                row(
                        "a no to [HIV] in a no to [R]",
                        Rule.permit(labels(R), Rule.deny(labels(null, "HIV"))),
                        RESEARCH.about(scan(N, "HIV")),
                        NO));
    }

    private static Row no(String what, Conditions conditions, Study study, String expected) {
        return row("a no to " + what, Rule.deny(conditions), RESEARCH.about(study), expected);
    }

    private static Row yes(String what, Conditions conditions, Study study, String expected) {
        return training("a yes to " + what, Rule.permit(conditions), study, expected);
    }

    /** With the purpose around all of it. */
    private static Row training(String rule, Rule labeled, Study study, String expected) {
        Conditions about = labeled.conditions().about(Listed.of(Purpose.MLTRAINING));
        Rule root = new Rule(labeled.effect(), about, Period.ALWAYS, Set.of(), labeled.exceptions());
        return row(rule, root, TRAINING.about(study), expected);
    }

    private static Conditions labels(@Nullable Confidentiality level, String... sensitivities) {
        Set<Confidentiality> levels = level == null ? Set.of() : Set.of(level);
        return Conditions.ANY.labeled(new Labels(levels, codes(sensitivities), false));
    }

    private static Conditions unclear(String sensitivity) {
        return Conditions.ANY.labeled(new Labels(Set.of(), codes(sensitivity), true));
    }

    private static Study scan(Confidentiality level, String... sensitivities) {
        return RESEARCH.study().labeled(level, codes(sensitivities));
    }

    private static Set<Code> codes(String... sensitivities) {
        return Stream.of(sensitivities).map(Code::sensitivity).collect(Collectors.toUnmodifiableSet());
    }
}
