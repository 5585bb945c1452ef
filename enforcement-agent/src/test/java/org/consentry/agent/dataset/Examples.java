// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.util.List;

/** Fictional data sets. */
final class Examples {
    static final int PRIVATE_CREATOR = 0x00290010;
    static final int PRIVATE_VALUE = 0x00291001;
    static final int REFERENCED_STUDY_SEQUENCE = 0x00081110;
    static final int ICON_IMAGE_SEQUENCE = 0x00880200;
    static final int SMALLEST_IMAGE_PIXEL_VALUE = 0x00280106;
    static final int FRAME_INCREMENT_POINTER = 0x00280009;

    private Examples() {}

    /** Every form an element can have, down to the third level. */
    static Dataset everyForm() {
        Dataset deepest = new Dataset().put(Tag.CODE_VALUE, "113100").put(Tag.CODE_MEANING, "Basic");
        Dataset inner = new Dataset()
                .put(0x00081155, "1.2.3")
                .putSequence(0x00400275, deepest, new Dataset())
                .put(Tag.PATIENT_ID, "inner");
        Dataset icon = new Dataset()
                .putShorts(Tag.ROWS, 2)
                .put(Element.encapsulated(Tag.PIXEL_DATA, Vr.OW, List.of(new byte[0], new byte[] {1, 2, 3, 4})));
        return new Dataset()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.IMAGE_TYPE, "ORIGINAL\\PRIMARY")
                .put(Tag.SOP_INSTANCE_UID, "1.2.826.0.1.3680043.2.1")
                .putSequence(REFERENCED_STUDY_SEQUENCE, inner)
                .putSequence(0x00081115)
                .put(Tag.PATIENT_NAME, "Müller^Änne")
                .put(Tag.PATIENT_ID, "P-1")
                .put(Tag.PATIENT_BIRTH_DATE, "")
                .put(Element.of(FRAME_INCREMENT_POINTER, Vr.AT, (byte) 0x18, (byte) 0, (byte) 0x63, (byte) 0x10))
                .putShorts(Tag.ROWS, 512)
                .putShorts(Tag.PIXEL_REPRESENTATION, 1)
                .put(Element.of(SMALLEST_IMAGE_PIXEL_VALUE, Vr.SS, (byte) 0xFE, (byte) 0xFF))
                .put(Element.of(PRIVATE_CREATOR, Vr.LO, "SOME VENDOR", CharacterSet.ASCII))
                .put(Element.of(PRIVATE_VALUE, Vr.UN, (byte) 9, (byte) 8))
                .putSequence(ICON_IMAGE_SEQUENCE, icon)
                .put(Element.of(0x60000010, Vr.US, (byte) 4, (byte) 0));
    }
}
