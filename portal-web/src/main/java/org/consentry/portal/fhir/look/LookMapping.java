// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.look;

import java.util.List;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Maps the server's answer about looks. What cannot be read is a failure, since a list must never be a part. */
final class LookMapping {

    private final Node answer;

    LookMapping(Node answer) {
        this.answer = answer;
    }

    List<StaffLook> looks() {
        return answer.items("parameter")
                .filter(p -> p.is("name", "look"))
                .map(LookMapping::look)
                .toList();
    }

    /** How many there are on all pages. */
    long all() {
        try {
            return Long.parseLong(answer.items("parameter")
                    .filter(p -> p.is("name", "visits"))
                    .findFirst()
                    .flatMap(p -> p.at("valueDecimal").text())
                    .orElseThrow(LookMapping::unreadable));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static StaffLook look(Node look) {
        return new StaffLook(
                look.part("id").text("valueId").orElseThrow(LookMapping::unreadable),
                look.part("first").instant("valueInstant").orElseThrow(LookMapping::unreadable),
                look.part("last").instant("valueInstant").orElseThrow(LookMapping::unreadable),
                look.part("who").textOr("valueString", ""),
                look.part("as").is("valueCode", "proxy")
                        ? ""
                        : look.part("reason").textOr("valueString", ""),
                look.items("part")
                        .filter(part -> part.is("name", "what"))
                        .map(part -> Opened.of(part.textOr("valueCode", "")))
                        .toList(),
                look.part("more").isTrue("valueBoolean"));
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about looks cannot be read", false);
    }
}
