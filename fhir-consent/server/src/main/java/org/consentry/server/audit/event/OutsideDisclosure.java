// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A disclosure that did not go through an agent, as an outside system or staff report it. Everything it names exists
 * here.
 *
 * @param at when it happened, to the millisecond
 * @param isCertain whether it surely left
 * @param source who disclosed
 * @param recipient who received: logical id of an Organization
 * @param recipientParty its name and address
 * @param patient logical id of the Patient
 * @param what what was disclosed
 * @param purposes for which purposes
 * @param ground what it was based on
 * @param old what old records say of it; null for what was reported when it happened
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
        Ground ground,
        @Nullable OldRecord old) {
    public OutsideDisclosure {
        purposes = List.copyOf(purposes);
    }

    /** The same from old records. */
    public OutsideDisclosure from(OldRecord records) {
        return new OutsideDisclosure(
                at, isCertain, source, recipient, recipientParty, patient, what, purposes, ground, records);
    }

    /**
     * A party to a disclosure.
     *
     * @param name its name
     * @param address of the machine, or null if not given
     */
    public record Party(String name, @Nullable String address) {}

    /**
     * What was disclosed: a scan, or something described in words only.
     *
     * @param study logical id of the ImagingStudy, or null
     * @param text in words; empty if not given
     */
    public record What(@Nullable String study, String text) {}

    /**
     * What a disclosure was based on.
     *
     * @param consent the version of the Consent, or null where none was needed
     * @param regimes addresses of the regimes that allowed it without a Consent; empty if none was given
     */
    public record Ground(@Nullable Cited consent, List<String> regimes) {
        public Ground {
            regimes = List.copyOf(regimes);
        }

        /** What authorized the recipient. A cited no authorizes nothing. */
        List<String> policies() {
            if (consent == null) {
                return regimes;
            }
            return consent.isPermit() ? List.of(consent.reference()) : List.of();
        }

        /** Whether the patient authorized it. */
        boolean isAuthorized() {
            return consent != null && consent.isPermit();
        }
    }

    /**
     * A version of a Consent.
     *
     * @param reference with the version
     * @param isPermit whether it is in force and says yes; a cited no authorizes nothing
     */
    public record Cited(String reference, boolean isPermit) {}

    @Override
    public String toString() {
        return "OutsideDisclosure[" + at + "]";
    }
}
