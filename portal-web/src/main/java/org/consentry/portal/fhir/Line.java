// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of "who got my scans": a sending, or an asking that was refused.
 *
 * @param purpose code of v3-ActReason, empty when the record has none
 * @param recipient id of the Organization, empty when the record has none
 * @param recipientName what the record itself calls the recipient, empty mostly
 * @param place which of our places sent or refused it
 * @param study id of the ImagingStudy, empty when unknown
 * @param details what the record tells of the scan, by key: instances, bytes, deid, country, identifiability, ...
 * @param basis what allowed or refused it: versioned Consents or a regime
 * @param reason why it was refused, a code; empty for what was sent
 */
public record Line(
        String id,
        State state,
        Instant at,
        String purpose,
        String recipient,
        String recipientName,
        String place,
        String study,
        Map<String, String> details,
        List<String> basis,
        String reason) {

    /** How it ended. */
    public enum State {
        SENT,
        FAILED,
        UNCERTAIN,
        REFUSED
    }

    public Line {
        details = Map.copyOf(details);
        basis = List.copyOf(basis);
    }

    public boolean refused() {
        return state == State.REFUSED;
    }

    /** Whether the scan left, or may have left. */
    public boolean left() {
        return state == State.SENT || state == State.UNCERTAIN;
    }

    public String detail(String key) {
        return details.getOrDefault(key, "");
    }

    /** How the person could be known from it: named, coded, none, stay, or unknown. */
    public String identifiability() {
        return switch (detail("identifiability")) {
            case "named" -> "named";
            case "coded" -> "coded";
            case "none" -> "none";
            case "stayed", "stay" -> "stay";
            default -> "unknown";
        };
    }

    /** Short number to say on the phone: the start of the record's id. */
    public String number() {
        return id.length() <= 8 ? id : id.substring(0, 8);
    }
}
