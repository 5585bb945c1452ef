// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

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
 * @param consent the version of the Consent that it was based on
 */
record OutsideDisclosure(
        Instant at,
        boolean isCertain,
        Party source,
        String recipient,
        Party recipientParty,
        String patient,
        What what,
        List<Purpose> purposes,
        Cited consent) {
    OutsideDisclosure {
        purposes = List.copyOf(purposes);
    }

    /**
     * Somebody who took part.
     *
     * @param name what it is called
     * @param address of the machine, or null if not told
     */
    record Party(String name, @Nullable String address) {}

    /**
     * What was disclosed: a scan, or something that has words only.
     *
     * @param study logical id of the ImagingStudy, or null
     * @param text in words, empty if not told
     */
    record What(@Nullable String study, String text) {}

    /**
     * A version of a Consent.
     *
     * @param reference with the version
     * @param isPermit whether it is in force and says yes; a no authorizes nothing, whoever cites it
     */
    record Cited(String reference, boolean isPermit) {}

    @Override
    public String toString() {
        return "OutsideDisclosure[" + at + "]";
    }
}
