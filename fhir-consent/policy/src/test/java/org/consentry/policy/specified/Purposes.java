// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.Purpose;
import org.jspecify.annotations.Nullable;

/** Section 1.1 and 1.2: the purposes tests use, each with the one above it. */
final class Purposes {

    static final List<String> CODES = List.of(
            "TREAT",
            "ETREAT",
            "ERTREAT",
            "BTG",
            "TREATDS",
            "HPAYMT",
            "PMTDS",
            "HOPERAT",
            "HQUALIMP",
            "SYSDEV",
            "HTEST",
            "commercial-dev",
            "MLTRAINING",
            "foundation-training",
            "HMARKT",
            "sale",
            "HRESCH",
            "TRANSRCH",
            "CLINTRCH",
            "PRECLINTRCH",
            "PUBHLTH",
            "DISASTER");

    private static final Map<String, String> PARENT = Map.ofEntries(
            Map.entry("ETREAT", "TREAT"),
            Map.entry("ERTREAT", "ETREAT"),
            Map.entry("BTG", "ETREAT"),
            Map.entry("TREATDS", "TREAT"),
            Map.entry("PMTDS", "HPAYMT"),
            Map.entry("HQUALIMP", "HOPERAT"),
            Map.entry("SYSDEV", "HOPERAT"),
            Map.entry("HTEST", "SYSDEV"),
            Map.entry("commercial-dev", "SYSDEV"),
            Map.entry("MLTRAINING", "HOPERAT"),
            Map.entry("foundation-training", "MLTRAINING"),
            Map.entry("sale", "HMARKT"),
            Map.entry("TRANSRCH", "HRESCH"),
            Map.entry("CLINTRCH", "HRESCH"),
            Map.entry("PRECLINTRCH", "CLINTRCH"),
            Map.entry("DISASTER", "PUBHLTH"));

    private static final Set<String> EXPLICIT = Set.of(
            "MLTRAINING", "SYSDEV", "HMARKT", "BTG", "PMTDS", "sale", "commercial-dev", "foundation-training", "HTEST");

    private Purposes() {}

    static boolean known(Purpose purpose) {
        return CODES.contains(purpose.code()) && purpose.equals(Purpose.of(purpose.code()));
    }

    /** Of a code system whose codes are all known here, yet unknown. */
    static boolean meaningless(Purpose purpose) {
        return !known(purpose) && !purpose.system().startsWith("urn:");
    }

    static boolean isA(Purpose purpose, Purpose ancestor) {
        for (Purpose at = purpose; at != null; at = parent(at)) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    static @Nullable Purpose parent(Purpose purpose) {
        String parent = known(purpose) ? PARENT.get(purpose.code()) : null;
        return parent == null ? null : Purpose.of(parent);
    }

    static boolean explicitOnly(Purpose purpose) {
        return known(purpose) && EXPLICIT.contains(purpose.code());
    }

    static boolean leaf(Purpose purpose) {
        return known(purpose) && !PARENT.containsValue(purpose.code());
    }

    static boolean care(Purpose purpose) {
        return isA(purpose, Purpose.TREAT) && !explicitOnly(purpose);
    }

    static boolean permitReaches(Purpose listed, Purpose asked) {
        return isA(asked, listed) && (!explicitOnly(asked) || explicitOnly(listed));
    }
}
