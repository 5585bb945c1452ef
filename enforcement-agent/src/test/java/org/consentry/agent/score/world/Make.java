// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import org.jspecify.annotations.Nullable;

/** The kinds of objects. */
enum Make {
    CT("CT", "1.2.840.10008.5.1.4.1.1.2", 2, false, null),
    CT_RLE("CT", "1.2.840.10008.5.1.4.1.1.2", 1, false, null),
    CT_CONVERTED("CT", "1.2.840.10008.5.1.4.1.1.2", 1, false, null),
    MR("MR", "1.2.840.10008.5.1.4.1.1.4", 2, false, null),
    MR_IMPLICIT("MR", "1.2.840.10008.5.1.4.1.1.4", 1, false, null),
    PT("PT", "1.2.840.10008.5.1.4.1.1.128", 1, false, null),
    DX("DX", "1.2.840.10008.5.1.4.1.1.1.1", 1, false, null),
    MG("MG", "1.2.840.10008.5.1.4.1.1.1.2", 1, false, null),
    CT_FRAMES("CT", "1.2.840.10008.5.1.4.1.1.2.1", 1, false, null),
    MR_FRAMES("MR", "1.2.840.10008.5.1.4.1.1.4.1", 1, false, null),
    SR("SR", "1.2.840.10008.5.1.4.1.1.88.33", 2, false, null),
    PR("PR", "1.2.840.10008.5.1.4.1.1.11.1", 1, false, null),
    PLAN("RTPLAN", "1.2.840.10008.5.1.4.1.1.481.5", 1, false, null),
    RTSTRUCT("RTSTRUCT", "1.2.840.10008.5.1.4.1.1.481.3", 1, false, null),
    ECG("ECG", "1.2.840.10008.5.1.4.1.1.9.1.1", 1, false, null),
    US("US", "1.2.840.10008.5.1.4.1.1.6.1", 1, true, "text in the picture"),
    SC("OT", "1.2.840.10008.5.1.4.1.1.7", 1, true, "text in the picture"),
    CT_SCREEN("CT", "1.2.840.10008.5.1.4.1.1.2", 1, true, "text in the picture"),
    PDF("DOC", "1.2.840.10008.5.1.4.1.1.104.1", 1, true, "a document that nobody can look into"),
    DX_BURNED("DX", "1.2.840.10008.5.1.4.1.1.1.1", 1, true, "text in the picture"),
    DX_OLD_OVERLAY("DX", "1.2.840.10008.5.1.4.1.1.1.1", 1, true, "text in the picture"),
    CT_HEAD("CT", "1.2.840.10008.5.1.4.1.1.2", 1, true, "a face"),
    /** Text in the picture of which the header says nothing. */
    CT_SILENT_TEXT("CT", "1.2.840.10008.5.1.4.1.1.2", 1, true, null);

    final String modality;
    final String sopClass;
    final int images;
    /** Not in every study. */
    final boolean rare;
    /** Why nothing of it may leave. */
    final @Nullable String held;

    Make(String modality, String sopClass, int images, boolean rare, @Nullable String held) {
        this.modality = modality;
        this.sopClass = sopClass;
        this.images = images;
        this.rare = rare;
        this.held = held;
    }
}
