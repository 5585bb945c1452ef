// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;

/** How long a sign-in lasts: patients 30 minutes idle and 8 hours in all, staff 15 minutes and 10 hours. */
final class SessionLimits {

    static final String STAFF_ROLE = "privacy-officer";
    static final String PATIENT_ROLE = "patient";

    private static final Duration PATIENT_IDLE = Duration.ofMinutes(30);
    private static final Duration PATIENT_WHOLE = Duration.ofHours(8);
    private static final Duration STAFF_IDLE = Duration.ofMinutes(15);
    private static final Duration STAFF_WHOLE = Duration.ofHours(10);
    private static final String ENDS = "consentry.ends";

    private SessionLimits() {}

    static void start(HttpSession session, boolean staff, Instant now) {
        session.setMaxInactiveInterval(Math.toIntExact((staff ? STAFF_IDLE : PATIENT_IDLE).toSeconds()));
        session.setAttribute(ENDS, now.plus(staff ? STAFF_WHOLE : PATIENT_WHOLE));
    }

    /** A session that never went through the start has no end and counts as over. */
    static boolean over(HttpSession session, Instant now) {
        return !(session.getAttribute(ENDS) instanceof Instant ends) || !now.isBefore(ends);
    }
}
