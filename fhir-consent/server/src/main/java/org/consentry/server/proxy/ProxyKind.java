// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** As what somebody acts for a patient. */
enum ProxyKind {
    /** A parent or a guardian, by law or court. */
    GUARDIAN("GUARD", "Guardian"),
    /** A personal representative, such as by a power of attorney, or for somebody who has died. */
    REPRESENTATIVE("RESPRSN", "Personal representative"),
    /** Somebody whom the patient picked. */
    FRIEND("", "Friend or family, picked by the patient");

    private final String role;
    private final String text;

    ProxyKind(String role, String text) {
        this.role = role;
        this.text = text;
    }

    static Optional<ProxyKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Code of v3-RoleCode; empty where it has none that fits. */
    String role() {
        return role;
    }

    /** The relationship in words. */
    String text() {
        return text;
    }
}
