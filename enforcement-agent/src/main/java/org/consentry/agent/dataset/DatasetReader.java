// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the header of a data set: all elements before the pixel data, which is never held in memory.
 *
 * <p>It is strict on purpose. Tags must ascend at every level: with a second PatientID further down, we would decide on
 * one patient and the receiver would show the other. Lengths must be even and fit what holds them. A length is only
 * believed as far as bytes arrive and the {@link Limits} allow. Group lengths and Length to End are dropped: they are
 * retired, and wrong after any change. A UN element whose tag PS3.6 lists is read under the VR listed there. One of
 * undefined length is read as the Implicit VR Little Endian sequence it holds (PS3.5 section 6.2.2). Zero bytes between
 * the last element and the end are padding.
 */
public final class DatasetReader {
    private static final int META_GROUP = 0x0002;
    private static final int FIRST_DATA_SET_GROUP = 0x0008;

    private DatasetReader() {}

    /**
     * Reads up to, and not including, the first top-level element of group 7FE0 or later, or to the end of the stream.
     * The stream is read through a buffer: what follows the header is only to be had from the returned header.
     *
     * @throws MalformedDatasetException if the data set is not well formed or exceeds the limits
     * @throws IOException if the stream itself fails
     */
    public static Header readHeader(InputStream in, TransferSyntax syntax, Limits limits) throws IOException {
        Source source = new Source(in, syntax, limits);
        ElementReader reader = new ElementReader(source, limits.depth());
        Encoding encoding = Encoding.of(syntax);
        Dataset dataset = new Dataset();
        TagOrder order = new TagOrder();
        while (!source.endsInPadding()) {
            ElementStart start = reader.start(encoding, dataset);
            order.next(start);
            if (Tag.isPixelsOrLater(start.tag())) {
                return new Header(dataset, syntax, source, reader, order, start);
            }
            if (Tag.group(start.tag()) < FIRST_DATA_SET_GROUP) {
                throw new MalformedDatasetException("expected a data set, found " + Tag.text(start.tag())
                        + " of a command, file or directory at offset " + start.offset());
            }
            Element element = reader.element(encoding, start, Long.MAX_VALUE, 0);
            if (isKept(element.tag())) {
                dataset.put(element);
            }
        }
        return new Header(dataset, syntax, source, reader, order, null);
    }

    /** Reads the meta information of a file, group 0002 and nothing else. */
    static Dataset readMeta(InputStream in) throws IOException {
        Source source = new Source(in, TransferSyntax.EXPLICIT_LE, Limits.STANDARD);
        ElementReader reader = new ElementReader(source, 1);
        Encoding encoding = Encoding.of(TransferSyntax.EXPLICIT_LE);
        Dataset group = new Dataset();
        TagOrder order = new TagOrder();
        while (!source.atEnd()) {
            ElementStart start = reader.start(encoding, group);
            order.next(start);
            if (Tag.group(start.tag()) != META_GROUP) {
                throw new MalformedDatasetException("expected meta information, found " + Tag.text(start.tag()));
            }
            group.put(reader.element(encoding, start, Long.MAX_VALUE, 0));
        }
        return group;
    }

    static boolean isKept(int tag) {
        return Tag.element(tag) != 0 && tag != Tag.LENGTH_TO_END;
    }
}
