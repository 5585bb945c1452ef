// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.oldrelease;

import java.io.Serializable;
import java.util.List;

/**
 * What the server found in a file.
 *
 * @param digest by which these bytes, and no others, can be saved
 * @param rows how many releases it has
 * @param added how many of them are new
 * @param known rows that are on record just as they are; at most 1000 of them
 * @param knownCount how many they are
 * @param faults what keeps the file from being saved; at most 1000 of them
 * @param faultCount how many they are
 */
public record FileTrial(
        String digest, int rows, int added, List<Integer> known, int knownCount, List<FileFault> faults, int faultCount)
        implements Serializable {

    /** Copies the lists. */
    public FileTrial {
        known = List.copyOf(known);
        faults = List.copyOf(faults);
    }

    /** Whether it can be saved. */
    public boolean clean() {
        return faultCount == 0;
    }
}
