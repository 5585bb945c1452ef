// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import java.util.List;
import java.util.regex.Pattern;
import org.consentry.server.access.Complaints;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Property;

/**
 * Walks every element that is present in a Consent and complains of each that a decision could not take into account.
 * What is stored is thereby exactly what is enforced; nothing is silently left out.
 */
final class ElementsMapping {
    private static final String REFERENCE = "(\\.(reference|type|display))?";
    private static final String CONCEPT = "(\\.(text|coding(\\.(system|version|code|display|userSelected))?))?";
    private static final String CODING = "(\\.(system|version|code|display|userSelected))?";
    private static final String RULE = "(\\.provision)+";

    private static final List<Pattern> UNDERSTOOD = List.of(
            top("id|language"),
            top("meta(\\..*)?"),
            top("text(\\..*)?"),
            top("identifier(\\.(use|system|value))?"),
            top("status|dateTime"),
            top("(scope|category)" + CONCEPT),
            top("(patient|performer|organization)" + REFERENCE),
            top("policy(\\.(authority|uri))?"),
            Pattern.compile("Consent" + RULE),
            rule("(type|action" + CONCEPT + "|purpose" + CODING + ")"),
            rule("period(\\.(start|end))?"),
            rule("actor(\\.(role" + CONCEPT + "|reference" + REFERENCE + "))?"),
            rule("data(\\.(meaning|reference" + REFERENCE + "))?"),
            rule("modifierExtension(\\.(url|extension(\\.(url|value\\[x\\]" + CONCEPT + "))?))?"));

    private final Complaints complaints;

    private ElementsMapping(Complaints complaints) {
        this.complaints = complaints;
    }

    /** Complains of every element that is not understood. */
    static void check(Consent consent, Complaints complaints) {
        new ElementsMapping(complaints).walk(consent, "Consent", "Consent");
    }

    private void walk(Base element, String plain, String expression) {
        for (Property property : element.children()) {
            List<Base> values = property.getValues();
            String path = plain + "." + property.getName();
            for (int i = 0; i < values.size(); i++) {
                String where = expression + "." + property.getName()
                        + (property.getMaxCardinality() == 1 ? "" : "[" + i + "]");
                visit(values.get(i), path, where);
            }
        }
    }

    private void visit(Base value, String path, String expression) {
        if (value == null || value.isEmpty()) {
            return;
        }
        if (UNDERSTOOD.stream().anyMatch(known -> known.matcher(path).matches())) {
            walk(value, path, expression);
        } else {
            complaints.add(
                    expression, "only elements a decision takes into account", "one that no decision can use yet");
        }
    }

    private static Pattern top(String below) {
        return Pattern.compile("Consent\\.(" + below + ")");
    }

    private static Pattern rule(String below) {
        return Pattern.compile("Consent" + RULE + "\\." + below);
    }
}
