// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.FileMeta;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.queue.Kind;

/**
 * Objects as parts of a multipart body, each a file of PS3.10.
 *
 * @param boundary what the parts are told apart by
 * @param label what the Content-Type of a part says
 */
public record MultipartFraming(String boundary, Label label) implements Framing {
    private static final int BOUNDARY_BYTES = 24;

    /** What the Content-Type of a part says. */
    public enum Label {
        /**
         * That it is an object; the file in it has its transfer syntax. Orthanc's plugin 1.7 takes a stored part with a
         * parameter for one of another type, and answers 200 all the same.
         */
        TYPE,
        /** Also its transfer syntax: in an answer none means Explicit VR Little Endian (PS3.18, 8.7.3). */
        TYPE_AND_SYNTAX
    }

    /** A boundary that nobody can guess, so no object can hold it. */
    public static String unguessable(RandomGenerator random) {
        byte[] bytes = new byte[BOUNDARY_BYTES];
        random.nextBytes(bytes);
        return "consentry-" + HexFormat.of().formatHex(bytes);
    }

    @Override
    public String contentType() {
        return "multipart/related; type=\"" + MediaType.DICOM + "\"; boundary=" + boundary;
    }

    /** A delimiter, the header fields of the part, and the meta information of the file. */
    @Override
    public byte[] before(boolean first, Kind kind, String sopInstance) throws IOException {
        String type = label == Label.TYPE ? MediaType.DICOM : MediaType.DICOM + "; transfer-syntax=" + kind.syntax();
        ByteArrayOutputStream head = new ByteArrayOutputStream(1024);
        head.write(((first ? "--" : "\r\n--") + boundary + "\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        TransferSyntax syntax = TransferSyntax.of(kind.syntax())
                .orElseThrow(() -> new IllegalStateException("expected a transfer syntax that was read"));
        DicomFile.writeMeta(head, new FileMeta(kind.sopClass(), sopInstance, syntax));
        return head.toByteArray();
    }

    @Override
    public byte[] end() {
        return ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
