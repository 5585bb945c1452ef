// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.util.Arrays;
import java.util.Optional;

/**
 * A part of the body that an agreement may name as the only one it covers: terms of Body Part Examined of DICOM PS3.16
 * Annex L, of parts that surely have no head.
 */
public enum BodyRegion {
    ABDOMEN,
    ABDOMENPELVIS,
    ANKLE,
    BREAST,
    CALF,
    CHEST,
    CHESTABDOMEN,
    CHESTABDPELVIS,
    COLON,
    ELBOW,
    FEMUR,
    FOOT,
    FOREARM,
    HAND,
    HEART,
    HIP,
    HUMERUS,
    KIDNEY,
    KNEE,
    LIVER,
    LOWERLEG,
    LOWERLIMB,
    LSPINE,
    LSSPINE,
    LUNG,
    OVARY,
    PANCREAS,
    PELVIS,
    PROSTATE,
    SHOULDER,
    SPLEEN,
    SSPINE,
    TESTIS,
    THIGH,
    TIBIA,
    TLSPINE,
    TSPINE,
    UPPERARM,
    UPPERLIMB,
    UTERUS,
    WRIST;

    /** The region with this term, exactly as it is written; empty if there is none. */
    public static Optional<BodyRegion> of(String term) {
        return Arrays.stream(values())
                .filter(region -> region.name().equals(term))
                .findFirst();
    }
}
