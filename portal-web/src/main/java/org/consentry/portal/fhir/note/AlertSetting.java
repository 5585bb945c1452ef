// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.note;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a patient is told by e-mail that a scan was shared.
 *
 * @param reach whether a note can reach the patient
 * @param pick NONE before the first pick, when no notes are sent
 * @param picked when it was picked; empty before the first pick
 * @param version to save the next pick on
 */
public record AlertSetting(Reach reach, Pick pick, Optional<Instant> picked, int version) {

    /** How often. */
    public enum Pick {
        EACH,
        MONTH,
        OFF,
        NONE;

        /** In lower case, as the server and forms have it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** NONE if there is no such code. */
        public static Pick of(String code) {
            return Stream.of(EACH, MONTH, OFF)
                    .filter(pick -> pick.code().equals(code))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    /** Whether a note can reach somebody. */
    public enum Reach {
        /** The hospital sends notes and has an address. */
        YES,
        /** The hospital sends no notes. */
        NO_MAIL,
        /** The hospital has no address of the patient. */
        NO_ADDRESS
    }

    public boolean reachable() {
        return reach == Reach.YES;
    }
}
