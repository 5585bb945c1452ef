// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.LedgerRow;
import org.consentry.portal.fhir.Line;
import org.consentry.portal.fhir.Recipient;

/**
 * View model of one line.
 *
 * @param recipient the register's facts, empty when it has none
 */
public record LinePage(LedgerRow row, Optional<Recipient> recipient) {

    public Line line() {
        return row.line();
    }

    /** Whether this hospital decided or sent; else it happened elsewhere, and nobody told us how. */
    public boolean ours() {
        return line().refused() || !line().detail("sent-by").isEmpty();
    }

    /** Codes of what was taken off, in the record's order. */
    public List<String> removed() {
        return Arrays.stream(line().detail("deid").split(",", -1))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList();
    }

    /** Number of pictures, or -1 when the record does not tell. */
    public int pictures() {
        try {
            return Integer.parseInt(line().detail("instances"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Which choice it belongs to, as the end of a message key: ai or research; empty for other purposes. */
    public String topic() {
        String purpose = line().purpose();
        if (purpose.equals("MLTRAINING") || purpose.equals("SYSDEV")) {
            return "ai";
        }
        return purpose.contains("RCH") ? "research" : "";
    }
}
