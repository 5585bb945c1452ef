// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a patient told a choice that staff entered. */
public enum EntryChannel {
    PAPER,
    PHONE,
    DESK,
    /** Not a way of telling: staff took back what they had entered by mistake. */
    CORRECTION;

    /** The code in the record, in forms and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The channel with this code. */
    public static Optional<EntryChannel> of(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }
}
