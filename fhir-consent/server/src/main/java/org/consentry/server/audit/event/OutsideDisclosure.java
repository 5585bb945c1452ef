// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A disclosure that did not go through an agent of ours, as a system outside or staff tell of it; everything it names
 * is here.
 *
 * @param at when it happened, to the millisecond
 * @param isCertain whether it surely left
 * @param source who disclosed
 * @param recipient who received: logical id of an Organization
 * @param recipientParty its name and address
 * @param patient logical id of the Patient
 * @param what what was disclosed
 * @param purposes what for
 * @param ground what it was based on
 */
public record OutsideDisclosure(
        Instant at,
        boolean isCertain,
        Party source,
        String recipient,
        Party recipientParty,
        String patient,
        What what,
        List<Purpose> purposes,
        Ground ground) {
    public OutsideDisclosure {
        purposes = List.copyOf(purposes);
    }

    /**
     * Somebody who took part.
     *
     * @param name what it is called
     * @param address of the machine, or null if not told
     */
    public record Party(String name, @Nullable String address) {}

    /**
     * What was disclosed: a scan, or something that has words only.
     *
     * @param study logical id of the ImagingStudy, or null
     * @param text in words, empty if not told
     */
    public record What(@Nullable String study, String text) {}

    /**
     * What a disclosure was based on.
     *
     * @param consent the version of the Consent, or null where none was asked for
     * @param regimes addresses of the regimes that let it go without one; empty if none was told
     */
    public record Ground(@Nullable Cited consent, List<String> regimes) {
        public Ground {
            regimes = List.copyOf(regimes);
        }

        /** What authorized the recipient: a no authorizes nothing, whoever cites it. */
        List<String> policies() {
            if (consent == null) {
                return regimes;
            }
            return consent.isPermit() ? List.of(consent.reference()) : List.of();
        }

        /** Whether it was the patient who authorized it. */
        boolean isAuthorized() {
            return consent != null && consent.isPermit();
        }
    }

    /**
     * A version of a Consent.
     *
     * @param reference with the version
     * @param isPermit whether it is in force and says yes; a no authorizes nothing, whoever cites it
     */
    public record Cited(String reference, boolean isPermit) {}

    @Override
    public String toString() {
        return "OutsideDisclosure[" + at + "]";
    }
}
