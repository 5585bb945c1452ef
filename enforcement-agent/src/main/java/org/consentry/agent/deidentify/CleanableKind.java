// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import java.util.Set;

/**
 * Of which objects text in the pixels can be taken out so that they may leave: ultrasound, screens that devices of
 * radiology copy, and images of radiology. What a camera or a scanner has taken is none: it may be a face, and
 * handwriting is not read.
 */
final class CleanableKind {
    private static final Set<String> ULTRASOUND = Set.of(
            "1.2.840.10008.5.1.4.1.1.3",
            "1.2.840.10008.5.1.4.1.1.3.1",
            "1.2.840.10008.5.1.4.1.1.6",
            "1.2.840.10008.5.1.4.1.1.6.1");
    private static final Set<String> SECONDARY_CAPTURE = Set.of(
            "1.2.840.10008.5.1.4.1.1.7",
            "1.2.840.10008.5.1.4.1.1.7.2",
            "1.2.840.10008.5.1.4.1.1.7.3",
            "1.2.840.10008.5.1.4.1.1.7.4");
    private static final Set<String> ULTRASOUND_MODALITIES = Set.of("US", "IVUS");
    private static final Set<String> IMAGES = Set.of("CT", "MR", "PT", "NM", "CR", "DX", "MG", "XA", "RF");
    /** Digitized video, a digital interface, a workstation, and what was synthesized (PS3.3 C.8.6.1). */
    private static final Set<String> FROM_SCREENS = Set.of("DV", "DI", "WSD", "SYN");

    private CleanableKind() {}

    /**
     * Whether an object is of such a kind.
     *
     * @param sopClass its SOP class UID
     * @param modalities the values of Modality
     * @param conversions the values of Conversion Type
     */
    static boolean is(String sopClass, List<String> modalities, List<String> conversions) {
        if (modalities.isEmpty() || !FROM_SCREENS.containsAll(conversions)) {
            return false;
        }
        if (ULTRASOUND.contains(sopClass)) {
            return ULTRASOUND_MODALITIES.containsAll(modalities);
        }
        if (SECONDARY_CAPTURE.contains(sopClass)) {
            return modalities.stream()
                    .allMatch(modality -> ULTRASOUND_MODALITIES.contains(modality) || IMAGES.contains(modality));
        }
        StorageClass known = StorageClass.of(sopClass);
        boolean image = known == StorageClass.PICTURE || known == StorageClass.VOLUME;
        return image && IMAGES.containsAll(modalities);
    }

    /**
     * As what the faces in an object are judged. A copy of a screen can show a head from slices, so it must say that it
     * is of another part, as a volume must.
     */
    static StorageClass seenAs(String sopClass) {
        return SECONDARY_CAPTURE.contains(sopClass) ? StorageClass.VOLUME : StorageClass.of(sopClass);
    }
}
