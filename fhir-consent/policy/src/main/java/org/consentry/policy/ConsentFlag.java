// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/** What the object itself carries: Consent for Distribution Flag (0012,0085), DICOM PS3.3 C.7.2.3. */
public enum ConsentFlag {
    /** No such element; the object says nothing. */
    ABSENT,
    /** Consent was given once; permits nothing by itself. */
    YES,
    /** Consent was refused. */
    NO,
    /** Consent was withdrawn. */
    WITHDRAWN;

    boolean refuses() {
        return this == NO || this == WITHDRAWN;
    }
}
