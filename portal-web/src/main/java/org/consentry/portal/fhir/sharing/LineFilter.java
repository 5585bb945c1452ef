// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which lines of a patient are wanted. An empty field means all. What is no year, no id and no code asks for nothing.
 *
 * @param year four digits
 * @param who id of a recipient
 * @param why purpose code
 * @param scan id of a scan
 * @param outcome one of {@link #OUTCOMES}
 * @param name one of {@link #NAMES}
 */
public record LineFilter(String year, String who, String why, String scan, String outcome, String name) {
    /** What became of a line. */
    public static final Set<String> OUTCOMES = Set.of("sent", "refused", "failed", "uncertain", "waits");

    /** Whether the name was on what left: we took it off, or it was on or nobody knows. */
    public static final Set<String> NAMES = Set.of("off", "on");

    private static final Pattern YEAR = Pattern.compile("(19|2[0-9])[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** Every line. */
    public static final LineFilter ALL = new LineFilter("", "", "", "", "", "");

    /** Drops what asks for nothing. */
    public LineFilter {
        year = YEAR.matcher(year).matches() ? year : "";
        who = ID.matcher(who).matches() ? who : "";
        why = ID.matcher(why).matches() ? why : "";
        scan = ID.matcher(scan).matches() ? scan : "";
        outcome = OUTCOMES.contains(outcome) ? outcome : "";
        name = NAMES.contains(name) ? name : "";
    }

    /** Whether it leaves lines out. */
    public boolean narrows() {
        return !equals(ALL);
    }

    /** The fields that ask for something, in the order of the form, by the names that the portal's addresses have. */
    public Map<String, String> chosen() {
        return chosen("who", "why");
    }

    /** The same by the server's names. */
    Map<String, String> asked() {
        return chosen("recipient", "purpose");
    }

    private Map<String, String> chosen(String nameOfWho, String nameOfWhy) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("year", year);
        all.put(nameOfWho, who);
        all.put(nameOfWhy, why);
        all.put("scan", scan);
        all.put("outcome", outcome);
        all.put("name", name);
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
