// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.accounting;

import java.time.Instant;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.sharing.SharedKind;

/**
 * One line of an accounting, as the server gave it: a disclosure, or several like ones to one recipient. Texts are
 * empty where the record does not tell.
 *
 * @param item the members of the line, by the names that docs/audit.md gives
 */
public record LegalDisclosure(Node item) {

    /** When it was sent, or the first of several. */
    public Instant first() {
        return item.instant("date").orElseThrow(LegalAccountingClient::unreadable);
    }

    /** When the last of them was sent. */
    public Instant last() {
        return item.instant("last-date").orElseThrow(LegalAccountingClient::unreadable);
    }

    /** How many disclosures the line stands for. */
    public int times() {
        return item.integer("number");
    }

    /** Whether it stands for several. */
    public boolean summed() {
        return times() > 1;
    }

    /** Whether nobody knows that it got there. */
    public boolean unsure() {
        return !item.is("outcome", "disclosed");
    }

    /** Name of who got it; the id where no name is known. */
    public String who() {
        String name = item.textOr("recipient-name", "");
        return name.isEmpty() ? item.textOr("recipient", "") : name;
    }

    /** Their postal address. */
    public String address() {
        return item.textOr("recipient-address", "");
    }

    /** ISO 3166 code of the country. */
    public String country() {
        return item.textOr("country", "");
    }

    /** Id of the scan, if it was one. */
    public String study() {
        return item.textOr("study", "");
    }

    /** The kind of thing that it was. */
    public SharedKind kind() {
        if (records() > 0) {
            return study().isEmpty() ? SharedKind.FACTS : SharedKind.HEADER;
        }
        return study().isEmpty() ? SharedKind.called(item.textOr("description", "")) : SharedKind.SCAN;
    }

    /** How many pictures of scans. */
    public int pictures() {
        return item.integer("objects");
    }

    /** How many lines of the record. */
    public int records() {
        return item.integer("records");
    }

    /** The first purpose's code; {@code untold} where nobody told what for. */
    public String purpose() {
        String code = item.textOr("purpose-code", "").split(" ", 2)[0];
        return code.equals("UNK") ? "untold" : code;
    }

    /** The number to say on the phone; a line for several has none. */
    public String number() {
        return item.textOr("line-number", "");
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "LegalDisclosure[]";
    }
}
