// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The is-a hierarchy of purposes of use: ActReason 3.1.0 below PurposeOfUse, and Consentry's local purposes.
 *
 * <p>MLTRAINING stands below HOPERAT, not below HRESCH: training a model is not research. The explicit-only purposes
 * are those that a permit reaches only by naming them; see {@link #isExplicitOnly}.
 */
public final class PurposeHierarchy {

    private static final Set<String> LOCAL_CODES = Set.of("sale", "commercial-dev", "foundation-training", "benchmark");

    private static final String[] LINES = {
        "TREAT > COC ETREAT POPHLTH CLINTRL TREATDS",
        "ETREAT > BTG ERTREAT",
        "HPAYMT > CLMATTCH COVAUTH COVERAGE PMTDS REMITADV",
        "COVERAGE > ELIGDTRM ELIGVER ENROLLM MILDCRG",
        "HOPERAT > CAREMGT DONAT FRAUD GOV HACCRED HCOMPL HDECD HDIRECT HDM HLEGAL HOUTCOMS HPRGRP HQUALIMP HSYSADMIN"
                + " MEMADMIN MILCDM MLTRAINING PATADMIN PATSFTY PERFMSR RECORDMGT SYSDEV TRAIN",
        "HSYSADMIN > LABELING METAMGT",
        "SYSDEV > HTEST commercial-dev benchmark",
        "MLTRAINING > foundation-training",
        "HMARKT > sale",
        "HRESCH > BIORCH CLINTRCH DSRCH POARCH TRANSRCH",
        "CLINTRCH > CLINTRCHNPC CLINTRCHPC PRECLINTRCH",
        "PUBHLTH > DISASTER THREAT",
        "PATRQT > FAMRQT PWATRNY SUPNWK",
    };

    private static final Set<String> EXPLICIT_ONLY =
            Set.of("MLTRAINING", "SYSDEV", "HMARKT", "BTG", "PMTDS", "sale", "commercial-dev", "foundation-training");

    private static final Map<String, Set<String>> PARENTS = parents();

    /** Of each purpose known, itself and everything above it. */
    private static final Map<Purpose, Set<Purpose>> ANCESTORS =
            PARENTS.keySet().stream().collect(Collectors.toUnmodifiableMap(Purpose::of, PurposeHierarchy::ancestors));

    private static final Set<Purpose> EXPLICIT = ANCESTORS.keySet().stream()
            .filter(purpose -> EXPLICIT_ONLY.stream().anyMatch(code -> isA(purpose, Purpose.of(code))))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> INNER =
            PARENTS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private PurposeHierarchy() {}

    /** Whether the hierarchy has this purpose. */
    public static boolean knows(Purpose purpose) {
        return ANCESTORS.containsKey(purpose);
    }

    /** Whether {@code purpose} is {@code ancestor} or below it. A purpose the hierarchy lacks is only itself. */
    public static boolean isA(Purpose purpose, Purpose ancestor) {
        if (purpose.equals(ancestor)) {
            return true;
        }
        Set<Purpose> above = ANCESTORS.get(purpose);
        return above != null && above.contains(ancestor);
    }

    /**
     * Whether only a rule that names the purpose, or an ancestor that is itself explicit-only, can permit it. Else
     * every permit for ordinary hospital operations would allow training AI.
     */
    public static boolean isExplicitOnly(Purpose purpose) {
        return EXPLICIT.contains(purpose);
    }

    /** Whether a permit that lists {@code listed} reaches {@code asked}. Denies simply follow {@link #isA}. */
    static boolean permitReaches(Purpose listed, Purpose asked) {
        return isA(asked, listed) && (!isExplicitOnly(asked) || isExplicitOnly(listed));
    }

    /** Returns how many steps lead from the purpose up to the ancestor, or empty if they are not related. */
    static Optional<Integer> distance(Purpose purpose, Purpose ancestor) {
        if (purpose.equals(ancestor)) {
            return Optional.of(0);
        }
        if (!isA(purpose, ancestor)) {
            return Optional.empty();
        }
        return PARENTS.getOrDefault(purpose.code(), Set.of()).stream()
                .map(Purpose::of)
                .flatMap(parent -> distance(parent, ancestor).stream())
                .min(Integer::compare)
                .map(steps -> steps + 1);
    }

    /** Every purpose the hierarchy has. */
    public static Set<Purpose> all() {
        return ANCESTORS.keySet();
    }

    /** Whether the hierarchy has the purpose and none below it. */
    static boolean isLeaf(Purpose purpose) {
        return knows(purpose) && !INNER.contains(purpose.code());
    }

    /** Whether the purpose is one of care, which is not gated by default; breaking the glass is not. */
    static boolean isCare(Purpose purpose) {
        return isA(purpose, Purpose.TREAT) && !isExplicitOnly(purpose);
    }

    /** Whether the hierarchy should know this purpose, by its code system, and does not: its code means nothing. */
    static boolean isMisspelled(Purpose purpose) {
        boolean ours =
                purpose.system().equals(Purpose.ACT_REASON) || purpose.system().equals(Purpose.LOCAL);
        return ours && !knows(purpose);
    }

    static boolean isLocal(String code) {
        return LOCAL_CODES.contains(code);
    }

    private static Set<Purpose> ancestors(String code) {
        Set<Purpose> all = new HashSet<>(Set.of(Purpose.of(code)));
        PARENTS.getOrDefault(code, Set.of()).forEach(parent -> all.addAll(ancestors(parent)));
        return Set.copyOf(all);
    }

    private static Map<String, Set<String>> parents() {
        Map<String, Set<String>> parents = new HashMap<>();
        for (String line : LINES) {
            String[] sides = line.split(" > ", 2);
            parents.computeIfAbsent(sides[0], code -> new HashSet<>());
            for (String child : sides[1].split(" ", -1)) {
                parents.computeIfAbsent(child, code -> new HashSet<>()).add(sides[0]);
            }
        }
        return parents;
    }
}
