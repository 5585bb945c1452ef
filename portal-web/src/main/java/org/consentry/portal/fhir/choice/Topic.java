// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A topic that a patient chooses about. Each topic is one Consent per patient. */
public enum Topic implements Matter {
    AI("ai"),
    RESEARCH("research");

    // As the policy's hierarchy has them; a test holds this to it.
    private static final Set<String> BELOW_AI = Set.of("foundation-training", "HTEST", "commercial-dev", "benchmark");
    private static final Set<String> BELOW_RESEARCH =
            Set.of("BIORCH", "CLINTRCH", "CLINTRCHNPC", "CLINTRCHPC", "PRECLINTRCH", "DSRCH", "POARCH", "TRANSRCH");

    private final String code;

    Topic(String code) {
        this.code = code;
    }

    /** The code in addresses and in the Consent's topic identifier. */
    @Override
    public String code() {
        return code;
    }

    @Override
    public String kind() {
        return code;
    }

    /** The purposes of every topic. */
    static List<String> allPurposes() {
        return Arrays.stream(values()).flatMap(t -> t.purposes().stream()).toList();
    }

    @Override
    public List<String> purposes() {
        return switch (this) {
            case AI -> List.of("MLTRAINING", "SYSDEV");
            case RESEARCH -> List.of("HRESCH");
        };
    }

    /** The topic whose no stops this purpose. A topic covers the purposes of its Consent and those below them. */
    public static Optional<Topic> stopping(String purpose) {
        return Arrays.stream(values()).filter(t -> t.stops(purpose)).findFirst();
    }

    private boolean stops(String purpose) {
        return purposes().contains(purpose)
                || switch (this) {
                    case AI -> BELOW_AI.contains(purpose);
                    case RESEARCH -> BELOW_RESEARCH.contains(purpose);
                };
    }

    public static Optional<Topic> of(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
