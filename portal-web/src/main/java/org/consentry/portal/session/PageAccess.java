// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import java.util.Set;

/** Says who may open an address. An address that is not named here is nowhere. */
public enum PageAccess {
    /** Files, and what the provider calls: the same for anybody, so nobody is looked up. */
    OPEN,
    PUBLIC,
    PATIENT,
    STAFF,
    /** Any signed-in person. */
    ANYONE_SIGNED_IN,
    NOWHERE;

    private static final Set<String> OPEN_DOORS = Set.of("static", "callback", "backchannel-logout");
    private static final Set<String> PUBLIC_PAGES = Set.of(
            "",
            "companies",
            "how",
            "limits",
            "words",
            "other-ways",
            "rights",
            "wearables",
            "accessibility",
            "updates",
            "language-help",
            "signed-out",
            "timed-out");
    private static final Set<String> PATIENT_PAGES =
            Set.of("home", "sharing", "choices", "scans", "questions", "requests", "settings", "activity", "people");
    private static final Set<String> SIGNED_IN_PAGES = Set.of("sign-in", "sign-out");

    /** By the first part of the path: {@code /choices/ai} belongs to {@code choices}. */
    public static PageAccess of(String path) {
        String first = path.startsWith("/") ? path.substring(1) : path;
        int end = first.indexOf('/');
        first = end < 0 ? first : first.substring(0, end);
        if (OPEN_DOORS.contains(first)) {
            return OPEN;
        }
        if (PUBLIC_PAGES.contains(first)) {
            return PUBLIC;
        }
        if (PATIENT_PAGES.contains(first)) {
            return PATIENT;
        }
        if (SIGNED_IN_PAGES.contains(first)) {
            return ANYONE_SIGNED_IN;
        }
        return first.equals("staff") ? STAFF : NOWHERE;
    }
}
