// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The media types of single frames with the transfer syntaxes that each stands for, the one that is meant where none is
 * named first (PS3.18, tables 8.7.3-4 and 8.7.3-5). Big endian, deflated and video are not among them.
 */
public enum FrameMedia {
    /** Not compressed: Explicit VR Little Endian; the pixels of Implicit VR Little Endian are the same bytes. */
    OCTETS("application/octet-stream", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2"),
    JPEG(
            "image/jpeg",
            "1.2.840.10008.1.2.4.70",
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.4.51",
            "1.2.840.10008.1.2.4.57"),
    RLE("image/dicom-rle", "1.2.840.10008.1.2.5"),
    JPEG_LS("image/jls", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"),
    JPEG_2000("image/jp2", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91"),
    JPEG_2000_PART_2("image/jpx", "1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.93"),
    HTJ2K("image/jphc", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203"),
    JPEG_XL("image/jxl", "1.2.840.10008.1.2.4.110", "1.2.840.10008.1.2.4.111", "1.2.840.10008.1.2.4.112");

    private static final String BETWEEN = " ";

    private final String type;
    private final String syntaxes;

    FrameMedia(String type, String... syntaxes) {
        this.type = type;
        this.syntaxes = String.join(BETWEEN, syntaxes);
    }

    /** That of a media type; empty if no frame has it. */
    public static Optional<FrameMedia> named(String type) {
        return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
    }

    /** That of frames in a transfer syntax; empty if they have none. */
    public static Optional<FrameMedia> of(String syntax) {
        return Arrays.stream(values()).filter(each -> each.holds(syntax)).findFirst();
    }

    /** As it stands in an Accept and a Content-Type. */
    public String type() {
        return type;
    }

    /** The transfer syntax that is meant where none is named. */
    public String usual() {
        return all().getFirst();
    }

    /** Whether frames in this transfer syntax have it. */
    public boolean holds(String syntax) {
        return all().contains(syntax);
    }

    private List<String> all() {
        return List.of(syntaxes.split(BETWEEN, -1));
    }
}
