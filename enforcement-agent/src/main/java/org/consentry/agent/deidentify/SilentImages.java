// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;

/** Of which images the pixels are read for text although their header says nothing of any. */
public enum SilentImages {
    /** Of none. */
    NONE,
    /** Of all but slices: what CT, MR, PET and NM make seldom has text in it, and there are many of them. */
    LIKELY,
    /** Of all. */
    ALL;

    private static final Set<String> SLICES =
            Set.of("CT", "MR", "PT", "NM", "SEG", "RTSTRUCT", "RTDOSE", "M3D", "FID", "OSS");

    /**
     * Whether this object is one of them, if it has pixels. SOP class and modality both have to say that it is a slice;
     * one that says nothing is none.
     */
    public boolean include(Dataset header) {
        return switch (this) {
            case NONE -> false;
            case ALL -> true;
            case LIKELY -> !isSlice(header);
        };
    }

    private static boolean isSlice(Dataset header) {
        StorageClass sopClass = StorageClass.of(String.join("", header.strings(Tag.SOP_CLASS_UID)));
        List<String> modalities = header.strings(Tag.MODALITY).stream()
                .map(value -> value.toUpperCase(Locale.ROOT))
                .toList();
        return sopClass == StorageClass.VOLUME && !modalities.isEmpty() && SLICES.containsAll(modalities);
    }
}
