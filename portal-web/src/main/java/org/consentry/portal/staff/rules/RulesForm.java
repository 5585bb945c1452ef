// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.rules;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consentry.portal.fhir.rules.RulesText;
import org.consentry.portal.staff.Mistake;

/**
 * What staff typed to try out rules.
 *
 * @param text of a file of rules
 * @param purpose code of a use that gets another rule; empty for none
 * @param gate that rule; empty for none
 * @param reason that patients of the examples read
 */
public record RulesForm(String text, String purpose, String gate, String reason) implements Serializable {

    /** Rules for a use, the strictest first. */
    public static final List<String> GATES = List.of("FORBIDDEN", "OPT_IN", "OPT_OUT", "NOT_GATED");

    /** Uses to change. */
    public static final List<String> PURPOSES =
            List.of("MLTRAINING", "SYSDEV", "HRESCH", "HOPERAT", "PUBHLTH", "HMARKT", "TREAT");

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 200;

    /** Reads the fields of the form; what is missing is empty. */
    public static RulesForm of(Map<String, String> fields) {
        return new RulesForm(
                fields.getOrDefault("rules", "").strip(),
                fields.getOrDefault("purpose", ""),
                fields.getOrDefault("gate", ""),
                fields.getOrDefault("reason", "").strip());
    }

    /** The fields that cannot be taken. */
    List<Mistake> mistakes() {
        var wrong = new ArrayList<Mistake>();
        if (text.isEmpty()) {
            wrong.add(new Mistake("rules", "staff.error.rules.text"));
        }
        if (!purpose.isEmpty() && !PURPOSES.contains(purpose)) {
            wrong.add(new Mistake("purpose", "staff.error.rules.purpose"));
        }
        if (!GATES.contains(gate) && !(gate.isEmpty() && purpose.isEmpty())) {
            wrong.add(new Mistake("gate", "staff.error.rules.gate"));
        } else if (purpose.isEmpty() && !gate.isEmpty()) {
            wrong.add(new Mistake("purpose", "staff.error.rules.purpose"));
        }
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            wrong.add(new Mistake("reason", "staff.error.lookup.reason"));
        }
        return wrong;
    }

    /** The rules that are tried out. */
    String rules() {
        return purpose.isEmpty() ? text : RulesText.with(text, purpose, gate);
    }
}
