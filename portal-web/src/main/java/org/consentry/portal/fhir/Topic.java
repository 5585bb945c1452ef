// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a patient chooses about. Each topic is one Consent per patient. */
public enum Topic {
    AI("ai"),
    RESEARCH("research");

    private final String code;

    Topic(String code) {
        this.code = code;
    }

    /** The code in addresses, message keys, and the Consent's topic identifier. */
    public String code() {
        return code;
    }

    List<String> purposes() {
        return switch (this) {
            case AI -> List.of("MLTRAINING", "SYSDEV");
            case RESEARCH -> List.of("HRESCH");
        };
    }

    public static Optional<Topic> of(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
