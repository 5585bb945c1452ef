// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.util.Arrays;
import java.util.Optional;

/** How much a notification says, from least to most. */
public enum PayloadContent {
    /** Only the fact that something happened. */
    EMPTY("empty"),
    /** Which Consent changed. */
    ID_ONLY("id-only"),
    /** The Consent itself. */
    FULL_RESOURCE("full-resource");

    private final String code;

    PayloadContent(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Optional<PayloadContent> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
