// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

/**
 * What old records of the hospital say of a release, which staff took over.
 *
 * @param permission under which permission, in the words of the records
 * @param country where it went, ISO 3166; empty if nobody knows
 * @param identifiability {@code named}, {@code coded} or {@code none}; empty if nobody knows
 * @param images how many; 0 if nobody knows
 * @param isDay whether the records tell the day alone, and no time
 */
public record OldRecord(String permission, String country, String identifiability, int images, boolean isDay) {
    /** Value of the detail {@code entered-from}. */
    public static final String SOURCE = "old-records";

    @Override
    public String toString() {
        return "OldRecord[]";
    }
}
