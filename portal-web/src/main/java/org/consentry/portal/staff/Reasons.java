// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a member of staff looks at which patient. A reason that was given for one patient opens no other. Reasons are
 * kept in the server-side session: neither a patient nor a reason is ever in an address.
 *
 * @param ofPatients reasons by logical id of the patient, the oldest first
 * @param suggested what the form for the next patient begins with; empty for nothing
 */
public record Reasons(Map<String, String> ofPatients, String suggested) implements Serializable {

    private static final String ATTRIBUTE = "consentry.reasons";
    /** A member of staff who looks at more patients is asked again. */
    private static final int MOST = 100;

    /** Copies the reasons. */
    public Reasons {
        ofPatients = Collections.unmodifiableMap(new LinkedHashMap<>(ofPatients));
    }

    /** Why this session may look at a patient; empty if nobody said so. */
    public static Optional<String> of(HttpSession session, String patient) {
        return Optional.ofNullable(in(session).ofPatients.get(patient));
    }

    static String suggestion(HttpSession session) {
        return in(session).suggested;
    }

    /** From now on this is why, for these patients and no others. */
    static void keep(HttpSession session, Collection<String> patients, String reason) {
        var all = new LinkedHashMap<>(in(session).ofPatients);
        for (String patient : patients) {
            all.remove(patient);
            all.put(patient, reason);
        }
        while (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
        session.setAttribute(ATTRIBUTE, new Reasons(all, in(session).suggested));
    }

    /** What staff may want to say of the patients that a list leads to; they are asked for each. */
    public static void suggest(HttpSession session, String reason) {
        session.setAttribute(ATTRIBUTE, new Reasons(in(session).ofPatients, reason));
    }

    private static Reasons in(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Reasons reasons ? reasons : new Reasons(Map.of(), "");
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "Reasons[]";
    }
}
