// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.util.Map;
import java.util.regex.Pattern;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;

/**
 * The identifiers of a question, whatever their spelling: {@code urn:oid:} before a UID makes no difference (RFC 3061;
 * upper or lower case, RFC 8141 section 3.1), nor does an older name of a code system.
 */
final class Spellings {

    private static final String OID = "urn:oid:";
    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)+");
    private static final Map<String, String> SYSTEMS = Map.of(
            "http://hl7.org/fhir/v3/ActReason", Purpose.ACT_REASON,
            "urn:oid:2.16.840.1.113883.5.8", Purpose.ACT_REASON);

    private Spellings() {}

    static StudyUid study(String text) {
        return new StudyUid(plain(text));
    }

    static RecipientId recipient(String text) {
        return new RecipientId(plain(text));
    }

    /** A patient as {@code authority|number}; an authority that is a UID is one with {@code urn:oid:}. */
    static PatientId patient(String text) {
        int bar = text.indexOf('|');
        String authority = plain(text.substring(0, Math.max(0, bar)));
        return new PatientId(UID.matcher(authority).matches() ? OID + authority : authority, text.substring(bar + 1));
    }

    static Purpose purpose(String text) {
        Purpose named = RuleJson.purpose(text);
        String system = SYSTEMS.get(named.system());
        return system == null ? named : new Purpose(system, named.code());
    }

    /** A UID without its {@code urn:oid:}; any other text as it is. */
    private static String plain(String text) {
        if (!text.regionMatches(true, 0, OID, 0, OID.length())) {
            return text;
        }
        String rest = text.substring(OID.length());
        return UID.matcher(rest).matches() ? rest : text;
    }
}
