// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a choice came that the patient did not make on our pages. */
public enum EntryChannel {
    PAPER,
    PHONE,
    DESK,
    /** Not entered by staff: somebody who may act for the patient picked it on our pages. */
    PROXY,
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
