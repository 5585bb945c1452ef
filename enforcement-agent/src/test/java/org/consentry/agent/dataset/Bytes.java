// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes bytes by hand, so that what the reader must refuse can be said at all; and short ways to read and write. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** An element in Explicit VR Little Endian with the short form of length. */
    Bytes element(int tag, String vr, String value) {
        return element(tag, vr, value, value.length());
    }

    /** The same with a length that may lie. */
    Bytes element(int tag, String vr, String value, int length) {
        return tag(tag).text(vr).uint16(length).text(value);
    }

    /** The start of an element with the long form of length. */
    Bytes longStart(int tag, String vr, long length) {
        return tag(tag).text(vr).uint16(0).uint32(length);
    }

    /** An element of Implicit VR, an item or a delimiter. */
    Bytes plain(int tag, long length) {
        return tag(tag).uint32(length);
    }

    Bytes text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Bytes zeros(int count) {
        out.writeBytes(new byte[count]);
        return this;
    }

    byte[] array() {
        return out.toByteArray();
    }

    Header header(TransferSyntax syntax) {
        return header(array(), syntax, Limits.STANDARD);
    }

    static Header header(byte[] bytes, TransferSyntax syntax, Limits limits) {
        try {
            return DatasetReader.readHeader(new ByteArrayInputStream(bytes), syntax, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] written(Dataset dataset, TransferSyntax syntax) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DatasetWriter writer = new DatasetWriter(bytes, syntax);
            writer.write(dataset);
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads a whole stream and writes it again in the same syntax. */
    static byte[] passed(byte[] bytes, TransferSyntax syntax, Trailer trailer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Header header = header(bytes, syntax, Limits.STANDARD);
        try {
            DatasetWriter writer = new DatasetWriter(out, syntax);
            writer.write(header.dataset());
            header.pumpRest(writer, trailer);
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Bytes tag(int tag) {
        return uint16(Tag.group(tag)).uint16(Tag.element(tag));
    }

    private Bytes uint16(int number) {
        out.write(number);
        out.write(number >>> 8);
        return this;
    }

    private Bytes uint32(long number) {
        return uint16((int) number).uint16((int) (number >>> 16));
    }
}
