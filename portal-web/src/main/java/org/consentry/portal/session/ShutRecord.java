// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * The closed record that the consent server did not show to a member of staff. It is kept in the server-side session,
 * since no patient is in an address.
 *
 * @param patient logical id; empty if there were several
 */
public record ShutRecord(String patient) implements Serializable {

    private static final String ATTRIBUTE = "consentry.shut";

    /** The last one of this session. */
    public static Optional<ShutRecord> of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof ShutRecord shut ? Optional.of(shut) : Optional.empty();
    }

    /** Keeps it for the page that asks for its opening. */
    public void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "ShutRecord[]";
    }
}
