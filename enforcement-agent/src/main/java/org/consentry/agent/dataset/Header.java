// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elements before the pixel data, and the way to pass the rest on without holding it in memory. One header belongs
 * to one stream and one thread.
 */
public final class Header {
    private static final int PIXEL_GROUP = 0x7FE0;

    private final Dataset dataset;
    private final TransferSyntax syntax;
    private final Encoding encoding;
    private final Source source;
    private final ElementReader reader;
    private final TagOrder order;
    private @Nullable ElementStart next;
    private @Nullable ElementStart taken;
    private byte @Nullable [] given;

    Header(
            Dataset dataset,
            TransferSyntax syntax,
            Source source,
            ElementReader reader,
            TagOrder order,
            @Nullable ElementStart next) {
        this.dataset = dataset;
        this.syntax = syntax;
        this.encoding = Encoding.of(syntax);
        this.source = source;
        this.reader = reader;
        this.order = order;
        this.next = next;
    }

    /** The elements before the pixel data. */
    public Dataset dataset() {
        return dataset;
    }

    public TransferSyntax syntax() {
        return syntax;
    }

    /** The pixel data that follows; empty if there is none, or if it has been pumped. */
    public Optional<PixelStart> pixels() {
        if (next == null || Tag.group(next.tag()) != PIXEL_GROUP) {
            return Optional.empty();
        }
        return Optional.of(new PixelStart(next.tag(), next.vr(), next.isUndefined() ? -1 : next.length()));
    }

    /**
     * Takes the pixel data out, if it is native, its numbers are little endian, it is no longer than this, and nothing
     * else of its group follows. What was taken is not passed on by {@link #pumpRest} unless {@link #givePixels} gives
     * something in its place.
     *
     * @param most how many bytes may be held
     * @return its value; empty if it is otherwise, and then nothing was taken
     * @throws MalformedDatasetException if it ends early, or more of its group follows
     */
    public Optional<byte[]> takePixels(int most) throws IOException {
        ElementStart start = next;
        boolean plain = start != null && start.tag() == Tag.PIXEL_DATA && !start.isUndefined();
        if (start == null || !plain || syntax.bigEndian() || syntax.encapsulated() || start.length() > most) {
            return Optional.empty();
        }
        byte[] value = source.value(start.length());
        taken = start;
        next = null;
        if (!source.endsInPadding()) {
            next = reader.start(encoding, dataset);
            order.next(next);
        }
        if (next != null && Tag.group(next.tag()) == PIXEL_GROUP) {
            throw new MalformedDatasetException("expected nothing of its group after the pixel data, found "
                    + Tag.text(next.tag()) + " at offset " + next.offset());
        }
        return Optional.of(value);
    }

    /**
     * Gives pixel data to be passed on where some was taken.
     *
     * @param value of the length that was taken; not copied
     * @throws IllegalStateException if none was taken, or of another length
     */
    public void givePixels(byte... value) {
        if (taken == null || taken.length() != value.length) {
            throw new IllegalStateException("pixel data can only be given where as much was taken");
        }
        given = value;
    }

    /**
     * How many bytes of the data set were read: as long as nothing was pumped, where the value of {@link #pixels}
     * begins. Deflated streams are counted inflated.
     */
    public long offset() {
        return source.offset();
    }

    /**
     * Copies pixel data to a writer in constant memory, element by element, then deals with what follows it as
     * {@code trailer} says. Zero bytes at the end are padding and are not passed on. Standard elements after the pixel
     * data other than signatures and padding are never passed on: nobody decided on them. Where all is to be kept they
     * are an error, and tags that descend always are: a PatientID there would escape the decision.
     *
     * @return bytes of the stream up to its end, deflated streams counted inflated
     * @throws MalformedDatasetException if the rest is malformed or ends early; what was written is then no data set
     * @throws IllegalArgumentException if the writer's byte order, or its way with fragments, is another
     */
    public long pumpRest(DatasetWriter writer, Trailer trailer) throws IOException {
        return pumpRest(writer, writer, trailer);
    }

    /**
     * The same, where what follows the pixel data and is kept goes to a writer of its own.
     *
     * @param writer takes the pixel data
     * @param behind takes what follows it, if that is kept
     */
    public long pumpRest(DatasetWriter writer, DatasetWriter behind, Trailer trailer) throws IOException {
        boolean alike = writer.syntax().bigEndian() == syntax.bigEndian()
                && writer.syntax().encapsulated() == syntax.encapsulated();
        if ((next != null || given != null) && !alike) {
            throw new IllegalArgumentException("pixel data cannot be turned from " + syntax + " to " + writer.syntax());
        }
        if (taken != null && given != null) {
            writer.start(taken.tag(), taken.vr(), taken.length());
            writer.out().write(given);
        }
        while (next != null) {
            if (Tag.group(next.tag()) == PIXEL_GROUP) {
                pumpPixels(writer, next);
            } else {
                pumpTrailer(behind, next, trailer);
            }
            next = null;
            if (!source.endsInPadding()) {
                next = reader.start(encoding, dataset);
                order.next(next);
            }
        }
        return source.offset();
    }

    private void pumpPixels(DatasetWriter writer, ElementStart start) throws IOException {
        if (start.wasUnknown() && encoding.bigEndian() && start.vr().wordBytes() > 1) {
            throw new MalformedDatasetException("expected big endian pixels, found UN in " + Tag.text(start.tag()));
        }
        writer.start(start.tag(), start.vr(), start.length());
        if (!start.isUndefined()) {
            source.transfer(start.length(), writer.out());
            return;
        }
        if (start.tag() != Tag.PIXEL_DATA || !syntax.encapsulated()) {
            throw new MalformedDatasetException("expected a defined length in " + Tag.text(start.tag()) + " at offset "
                    + start.offset() + ", found an undefined one");
        }
        while (true) {
            int tag = source.tag(encoding.bigEndian());
            long length = source.uint32(encoding.bigEndian());
            if (reader.endsSequence(tag, length)) {
                writer.delimiter(Tag.SEQUENCE_DELIMITER, 0);
                return;
            }
            reader.requireItem(tag, length != Encoding.UNDEFINED && (length & 1) == 0);
            writer.delimiter(Tag.ITEM, length);
            source.transfer(length, writer.out());
        }
    }

    private void pumpTrailer(DatasetWriter writer, ElementStart start, Trailer trailer) throws IOException {
        int tag = start.tag();
        if (trailer == Trailer.KEEP
                && !Tag.isPrivate(tag)
                && tag != Tag.DIGITAL_SIGNATURES_SEQUENCE
                && tag != Tag.DATA_SET_TRAILING_PADDING) {
            throw new MalformedDatasetException(
                    "expected nothing but signatures, padding and private elements after the pixel data, found "
                            + Tag.text(tag) + " at offset " + start.offset());
        }
        boolean plain = !start.isUndefined() && start.vr() != Vr.SQ;
        if (plain && trailer == Trailer.KEEP) {
            writer.start(tag, start.vr(), start.length());
            source.transfer(start.length(), writer.out());
        } else if (!start.isUndefined() && trailer == Trailer.DROP) {
            source.skip(start.length());
        } else {
            Element element = reader.element(encoding, start, Long.MAX_VALUE, 0);
            if (trailer == Trailer.KEEP) {
                writer.write(element);
            }
        }
    }
}
