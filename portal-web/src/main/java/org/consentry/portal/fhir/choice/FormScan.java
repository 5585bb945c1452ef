// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A scan of a signed form: a PDF, JPEG or PNG, known by its content and not by its name. */
public final class FormScan implements Serializable {

    private static final long serialVersionUID = 1;

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] JPEG_END = {(byte) 0xFF, (byte) 0xD9};
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};
    /** Programs write a little behind the end of a file. */
    private static final int TAIL = 1024;

    private final String type;
    private final byte[] bytes;

    private FormScan(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /** The scan; empty if the content is none of the three kinds, or is cut off. */
    public static Optional<FormScan> of(byte[] content) {
        return type(content).map(type -> new FormScan(type, content.clone()));
    }

    private static Optional<String> type(byte[] content) {
        if (begins(content, PDF) && endsWith(content, PDF_END)) {
            return Optional.of("application/pdf");
        }
        if (begins(content, JPEG) && endsWith(content, JPEG_END)) {
            return Optional.of("image/jpeg");
        }
        return begins(content, PNG) && endsWith(content, PNG_END) ? Optional.of("image/png") : Optional.empty();
    }

    private static boolean begins(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }

    private static boolean endsWith(byte[] content, byte[] mark) {
        for (int at = content.length - mark.length; at >= Math.max(0, content.length - TAIL); at--) {
            if (Arrays.equals(content, at, at + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    /** Media type. */
    public String type() {
        return type;
    }

    /** What kind of file it is: pdf, jpeg or png. */
    public String kind() {
        return type.substring(type.indexOf('/') + 1);
    }

    /** Whole kilobytes, one at least. */
    public int kilobytes() {
        return Math.max(1, bytes.length / 1000);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Prints nothing of the form. */
    @Override
    public String toString() {
        return "FormScan[]";
    }
}
