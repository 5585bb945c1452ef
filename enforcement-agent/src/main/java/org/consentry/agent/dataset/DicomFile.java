// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Files of PS3.10: preamble, meta information, data set. Files without the preamble are refused: their encoding would
 * have to be guessed.
 *
 * @param meta the meta information
 * @param header the header of the data set, from which the pixel data can be pumped
 */
public record DicomFile(FileMeta meta, Header header) {
    /** Names this implementation in files and associations; derived once from a UUID, so nobody else's. */
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.24245922690505017414618731006237591780";

    public static final String IMPLEMENTATION_VERSION_NAME = "CONSENTRY_1";

    private static final int PREAMBLE_BYTES = 128;
    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final int META_MOST_BYTES = 1 << 16;
    private static final int META_GROUP_LENGTH = 0x00020000;
    private static final int META_VERSION = 0x00020001;
    private static final int META_SOP_CLASS_UID = 0x00020002;
    private static final int META_SOP_INSTANCE_UID = 0x00020003;
    private static final int META_TRANSFER_SYNTAX_UID = 0x00020010;
    private static final int META_IMPLEMENTATION_CLASS_UID = 0x00020012;
    private static final int META_IMPLEMENTATION_VERSION_NAME = 0x00020013;

    /**
     * Reads a file up to its pixel data; the stream is then only to be read through the header.
     *
     * @throws MalformedDatasetException if this is no such file, or its transfer syntax is unknown
     */
    public static DicomFile read(InputStream in, Limits limits) throws IOException {
        byte[] start = in.readNBytes(PREAMBLE_BYTES + PREFIX.length + 12);
        int metaStart = PREAMBLE_BYTES + PREFIX.length;
        if (start.length < metaStart + 12
                || !Arrays.equals(PREFIX, Arrays.copyOfRange(start, PREAMBLE_BYTES, metaStart))) {
            throw new MalformedDatasetException("expected DICM at offset 128, found no such file");
        }
        ByteBuffer first = ByteBuffer.wrap(start, metaStart, 12).order(ByteOrder.LITTLE_ENDIAN);
        if (Tag.of(first.getShort(), first.getShort()) != META_GROUP_LENGTH || first.getShort() != ('U' | ('L' << 8))) {
            throw new MalformedDatasetException("expected " + Tag.text(META_GROUP_LENGTH) + " UL at offset 132");
        }
        int length = first.getInt(metaStart + 8);
        if (length < 0 || length > META_MOST_BYTES) {
            throw new MalformedDatasetException("expected at most " + META_MOST_BYTES + " bytes of meta information");
        }
        FileMeta meta = meta(in.readNBytes(length), length);
        return new DicomFile(meta, DatasetReader.readHeader(in, meta.syntax(), limits));
    }

    /** Writes everything before the data set: preamble and meta information. */
    public static void writeMeta(OutputStream out, FileMeta meta) throws IOException {
        Dataset group = new Dataset();
        group.put(Element.of(META_VERSION, Vr.OB, (byte) 0, (byte) 1));
        group.put(META_SOP_CLASS_UID, meta.sopClassUid());
        group.put(META_SOP_INSTANCE_UID, meta.sopInstanceUid());
        group.put(META_TRANSFER_SYNTAX_UID, meta.syntax().uid());
        group.put(META_IMPLEMENTATION_CLASS_UID, IMPLEMENTATION_CLASS_UID);
        group.put(META_IMPLEMENTATION_VERSION_NAME, IMPLEMENTATION_VERSION_NAME);
        byte[] encoded = encoded(group);
        byte[] length = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(encoded.length)
                .array();
        out.write(new byte[PREAMBLE_BYTES]);
        out.write(PREFIX);
        out.write(encoded(new Dataset().put(Element.of(META_GROUP_LENGTH, Vr.UL, length))));
        out.write(encoded);
    }

    /** Writes a whole file whose pixel data, if any, is an element of the data set. */
    public static void write(OutputStream out, Dataset dataset, TransferSyntax syntax) throws IOException {
        writeMeta(out, FileMeta.of(dataset, syntax));
        DatasetWriter writer = new DatasetWriter(out, syntax);
        writer.write(dataset);
        writer.finish();
    }

    private static byte[] encoded(Dataset group) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DatasetWriter writer = new DatasetWriter(bytes, TransferSyntax.EXPLICIT_LE);
        writer.write(group);
        writer.finish();
        return bytes.toByteArray();
    }

    private static FileMeta meta(byte[] bytes, int expected) throws IOException {
        if (bytes.length < expected) {
            throw new MalformedDatasetException("expected " + expected + " bytes of meta information, found the end");
        }
        Dataset group = DatasetReader.readMeta(new ByteArrayInputStream(bytes));
        String uid = group.string(META_TRANSFER_SYNTAX_UID)
                .orElseThrow(() -> new MalformedDatasetException("expected " + Tag.text(META_TRANSFER_SYNTAX_UID)));
        TransferSyntax syntax = TransferSyntax.of(uid)
                .orElseThrow(() -> new MalformedDatasetException(
                        "expected a known transfer syntax in " + Tag.text(META_TRANSFER_SYNTAX_UID)));
        return new FileMeta(
                group.string(META_SOP_CLASS_UID).orElse(""),
                group.string(META_SOP_INSTANCE_UID).orElse(""),
                syntax);
    }
}
