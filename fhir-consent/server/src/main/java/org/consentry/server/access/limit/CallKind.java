// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.consentry.server.access.Caller;
import org.consentry.server.access.DoorFilter;

/** What kind of call is counted, and how many of it an account may make in a minute if no setting says otherwise. */
public enum CallKind {
    /** A patient or a member of staff reads or searches. A page of the portal makes up to about ten. */
    PERSON_READS(3_000),
    /** A patient or a member of staff changes something. The portal lets fewer forms in. */
    PERSON_WRITES(240),
    /** A system reads or searches. */
    SYSTEM_READS(60_000),
    /** A system changes something; a bundle is one call. */
    SYSTEM_WRITES(60_000),
    /** A question whether scans may go. */
    DECISIONS(1_200_000),
    /** An agent follows the feed or reports. */
    AGENT_CALLS(60_000),
    /** An export of data in bulk is asked for. */
    EXPORTS(30);

    private final int usual;

    CallKind(int usual) {
        this.usual = usual;
    }

    /** How many there may be in a minute if no setting says otherwise. */
    int usual() {
        return usual;
    }

    /** Its name in the setting. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a request is, by the door it comes to and by who sends it. */
    static CallKind of(HttpServletRequest request, Caller.Kind caller) {
        String door = request.getServletPath();
        String path = Objects.requireNonNullElse(request.getPathInfo(), "");
        if (door.startsWith("/access")) {
            return DECISIONS;
        }
        if (door.startsWith("/agent")) {
            return AGENT_CALLS;
        }
        if (path.endsWith("/$export")) {
            return EXPORTS;
        }
        boolean person = caller == Caller.Kind.PATIENT || caller == Caller.Kind.STAFF;
        if (DoorFilter.isRead(request) || path.endsWith("/_search")) {
            return person ? PERSON_READS : SYSTEM_READS;
        }
        return person ? PERSON_WRITES : SYSTEM_WRITES;
    }
}
