// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements in any transfer syntax as they come. Sequences and items are written with undefined length and
 * delimiters, so that nothing has to be measured first; an empty sequence has length 0. A value too long for the short
 * form of its VR is written as UN (PS3.5 section 6.2.2). {@link #finish} must follow the last element.
 */
public final class DatasetWriter {
    private static final int SHORT_FORM_MOST = 0xFFFE;

    private final TransferSyntax syntax;
    private final boolean bigEndian;
    private final OutputStream out;
    private final @Nullable Deflation deflation;

    public DatasetWriter(OutputStream target, TransferSyntax syntax) {
        this.syntax = syntax;
        this.bigEndian = syntax.bigEndian();
        this.deflation = syntax.deflated() ? new Deflation(target) : null;
        this.out = new BufferedOutputStream(deflation == null ? target : deflation);
    }

    private DatasetWriter(TransferSyntax syntax, OutputStream out) {
        this.syntax = syntax;
        this.bigEndian = syntax.bigEndian();
        this.deflation = null;
        this.out = out;
    }

    /**
     * One that writes to each of these, which go on where they are. It is finished with them, not by itself.
     *
     * @param writers of one transfer syntax
     */
    public static DatasetWriter toEach(TransferSyntax syntax, List<DatasetWriter> writers) {
        if (!writers.stream().allMatch(writer -> writer.syntax.equals(syntax))) {
            throw new IllegalArgumentException("expected writers of one transfer syntax");
        }
        return new DatasetWriter(
                syntax,
                new EachOutput(writers.stream().map(writer -> writer.out).toList()));
    }

    public TransferSyntax syntax() {
        return syntax;
    }

    /** Writes all elements of a data set in order. */
    public void write(Dataset dataset) throws IOException {
        for (Element element : dataset.elements()) {
            write(element);
        }
    }

    public void write(Element element) throws IOException {
        if (element.isSequence()) {
            writeSequence(element);
        } else if (element.isEncapsulated()) {
            start(element.tag(), element.vr(), Encoding.UNDEFINED);
            for (byte[] fragment : element.fragments()) {
                delimiter(Tag.ITEM, fragment.length);
                out.write(fragment);
            }
            delimiter(Tag.SEQUENCE_DELIMITER, 0);
        } else {
            start(element.tag(), element.vr(), element.length());
            byte[] value = element.rawValue();
            if (bigEndian && element.vr().wordBytes() > 1) {
                value = value.clone();
                Encoding.swap(value, element.vr().wordBytes());
            }
            out.write(value);
        }
    }

    /** Ends the deflate stream if there is one, padded to even length, and flushes; the target stays open. */
    public void finish() throws IOException {
        out.flush();
        if (deflation != null) {
            deflation.finish();
        }
    }

    OutputStream out() {
        return out;
    }

    void start(int tag, Vr vr, long length) throws IOException {
        tag(tag);
        if (!syntax.explicitVr()) {
            uint32(length);
            return;
        }
        Vr spelled = !vr.isLongForm() && length > SHORT_FORM_MOST ? Vr.UN : vr;
        out.write(spelled.name().charAt(0));
        out.write(spelled.name().charAt(1));
        if (spelled.isLongForm()) {
            uint16(0);
            uint32(length);
        } else {
            uint16((int) length);
        }
    }

    void delimiter(int tag, long length) throws IOException {
        tag(tag);
        uint32(length);
    }

    private void writeSequence(Element element) throws IOException {
        if (element.items().isEmpty()) {
            start(element.tag(), Vr.SQ, 0);
            return;
        }
        start(element.tag(), Vr.SQ, Encoding.UNDEFINED);
        for (Dataset item : element.items()) {
            delimiter(Tag.ITEM, Encoding.UNDEFINED);
            write(item);
            delimiter(Tag.ITEM_DELIMITER, 0);
        }
        delimiter(Tag.SEQUENCE_DELIMITER, 0);
    }

    private void tag(int tag) throws IOException {
        uint16(Tag.group(tag));
        uint16(Tag.element(tag));
    }

    private void uint16(int number) throws IOException {
        out.write(bigEndian ? number >>> 8 : number);
        out.write(bigEndian ? number : number >>> 8);
    }

    private void uint32(long number) throws IOException {
        int high = (int) (number >>> 16);
        int low = (int) number & 0xFFFF;
        uint16(bigEndian ? high : low);
        uint16(bigEndian ? low : high);
    }
}
