// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Map;
import java.util.stream.Collectors;

/** What the objects of a storage SOP class can show, in the order of danger. */
enum StorageClass {
    /** Values, waveforms, reports: nothing to be seen. */
    NO_PIXELS,
    /** A projection, such as an X-ray image. */
    PICTURE,
    /** Slices, voxels, surfaces or points from which a face can be made, if it is of a head. */
    VOLUME,
    /** The same, and always of a head or an eye. */
    HEAD,
    /** What is photographed, filmed or copied from a screen: it may hold text. */
    SCREEN,
    /** What cannot be looked into, or is of a class nobody listed. */
    SEALED;

    private static final Map<String, StorageClass> BY_UID = WordList.lines("storage-classes.txt").stream()
            .map(line -> line.split(" ", 3))
            .collect(Collectors.toUnmodifiableMap(parts -> parts[1], parts -> valueOf(parts[0])));

    /** The class with this UID; {@link #SEALED} if it is not a known storage class. */
    static StorageClass of(String uid) {
        return BY_UID.getOrDefault(uid, SEALED);
    }
}
