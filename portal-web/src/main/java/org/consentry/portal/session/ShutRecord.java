// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A closed record that the consent server did not show to a member of staff. It is kept in the server-side session,
 * since no patient is in an address. Each has a key, since staff meet several in several windows.
 *
 * @param key random; what an address and a form have of it
 * @param patient logical id; empty if there were several
 * @param kept whether {@link KeptForms} has what was filled in just then
 */
public record ShutRecord(String key, String patient, boolean kept) implements Serializable {

    private static final String ATTRIBUTE = "consentry.shut";

    /** How many of a session are known; the oldest makes room. */
    private static final int REMEMBERED = 20;

    /** The one with this key in this session. */
    public static Optional<ShutRecord> of(HttpSession session, String key) {
        synchronized (ShutRecord.class) {
            return Optional.ofNullable(met(session).records.get(key));
        }
    }

    /** Keeps it for the page that asks for its opening; the address of that page. */
    public String keep(HttpSession session) {
        synchronized (ShutRecord.class) {
            Met met = met(session);
            met.records.put(key, this);
            session.setAttribute(ATTRIBUTE, met);
        }
        return "/staff/openings/new?record=" + key;
    }

    private static Met met(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Met met ? met : new Met();
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "ShutRecord[]";
    }

    private static final class Met implements Serializable {

        private static final long serialVersionUID = 1;

        private final LinkedHashMap<String, ShutRecord> records = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ShutRecord> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
