// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import java.time.Duration;
import java.time.Instant;

/** How long a sign-in lasts: patients 30 minutes idle and 8 hours in all, staff 15 minutes and 10 hours. */
final class SessionLimits {

    static final String PATIENT_ROLE = "patient";

    private static final Duration PATIENT_IDLE = Duration.ofMinutes(30);
    private static final Duration PATIENT_WHOLE = Duration.ofHours(8);
    private static final Duration STAFF_IDLE = Duration.ofMinutes(15);
    private static final Duration STAFF_WHOLE = Duration.ofHours(10);

    private SessionLimits() {}

    /** After this many seconds without a request it is over. */
    static int idleSeconds(boolean staff) {
        return Math.toIntExact((staff ? STAFF_IDLE : PATIENT_IDLE).toSeconds());
    }

    /** When one that begins now is over in any case. */
    static Instant end(boolean staff, Instant now) {
        return now.plus(staff ? STAFF_WHOLE : PATIENT_WHOLE);
    }
}
