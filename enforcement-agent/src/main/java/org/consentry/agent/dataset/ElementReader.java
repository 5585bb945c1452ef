// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads single elements and the sequences in them. */
final class ElementReader {
    private static final long UNDEFINED = Encoding.UNDEFINED;

    private final Source source;
    private final int maxDepth;
    private boolean signedPixels;

    ElementReader(Source source, int maxDepth) {
        this.source = source;
        this.maxDepth = maxDepth;
    }

    /**
     * Reads tag, VR and length; {@code above} tells whether pixels are signed, for attributes that share their sign.
     */
    ElementStart start(Encoding encoding, Dataset above) throws IOException {
        long offset = source.offset();
        int tag = source.tag(encoding.bigEndian());
        source.payForElement();
        if (Tag.group(tag) == 0xFFFE) {
            throw new MalformedDatasetException(
                    "expected an element, found delimiter " + Tag.text(tag) + " at offset " + offset);
        }
        OptionalInt sign = above.integer(Tag.PIXEL_REPRESENTATION);
        signedPixels = sign.isPresent() ? sign.getAsInt() == 1 : signedPixels;
        if (!encoding.explicitVr()) {
            return started(tag, implied(tag), source.uint32(encoding.bigEndian()), offset);
        }
        String letters = "" + (char) source.octet() + (char) source.octet();
        Vr vr = Vr.named(letters)
                .orElseThrow(() -> new MalformedDatasetException(
                        "expected a VR of PS3.5 in " + Tag.text(tag) + " at offset " + offset + ", found another"));
        if (!vr.isLongForm()) {
            return started(tag, vr, source.uint16(encoding.bigEndian()), offset);
        }
        source.uint16(encoding.bigEndian());
        ElementStart start = started(tag, vr, source.uint32(encoding.bigEndian()), offset);
        return vr == Vr.UN && isForgotten(start) ? start.as(implied(tag)) : start;
    }

    /**
     * Whether a converter wrote UN for want of a dictionary although PS3.6 lists the tag: the value is then as Implicit
     * VR Little Endian writes it, whatever the transfer syntax (PS3.5 section 6.2.2, notes).
     */
    private static boolean isForgotten(ElementStart start) {
        Vr known = Dictionary.vr(start.tag());
        return !start.isUndefined() && known != Vr.UN && known != Vr.SQ;
    }

    private Vr implied(int tag) {
        return signedPixels && Dictionary.isSignedByPixels(tag) ? Vr.SS : Dictionary.vr(tag);
    }

    private static ElementStart started(int tag, Vr vr, long length, long offset) {
        if (length != UNDEFINED && (length & 1) != 0) {
            throw new MalformedDatasetException(
                    "expected an even length in " + Tag.text(tag) + " at offset " + offset + ", found " + length);
        }
        return new ElementStart(tag, vr, length, offset);
    }

    /**
     * Reads the value or the items that follow a start; {@code bound} is the offset at which the enclosing item ends.
     */
    Element element(Encoding encoding, ElementStart start, long bound, int depth) throws IOException {
        boolean hidden = start.vr() == Vr.UN && (start.isUndefined() || Dictionary.vr(start.tag()) == Vr.SQ);
        if (!start.isUndefined()) {
            requireFit(start.tag(), start.length(), bound);
        }
        if (hidden || start.vr() == Vr.SQ) {
            return Element.sequence(start.tag(), items(hidden ? Encoding.IMPLICIT_LE : encoding, start, bound, depth));
        }
        if (start.isUndefined()) {
            return fragmentsOrItems(encoding, start, bound, depth);
        }
        byte[] value = source.value(start.tag(), start.length());
        int word = start.vr().wordBytes();
        if (value.length % word != 0) {
            throw new MalformedDatasetException("expected numbers of " + word + " bytes in " + Tag.text(start.tag())
                    + " at offset " + start.offset() + ", found " + value.length + " bytes");
        }
        if (encoding.bigEndian() && !start.wasUnknown()) {
            Encoding.swap(value, word);
        }
        return Element.owning(start.tag(), start.vr(), value);
    }

    private Element fragmentsOrItems(Encoding encoding, ElementStart start, long bound, int depth) throws IOException {
        if (start.tag() != Tag.PIXEL_DATA || depth == 0) {
            throw new MalformedDatasetException("expected a defined length in " + Tag.text(start.tag()) + " at offset "
                    + start.offset() + ", found an undefined one");
        }
        List<byte[]> fragments = new ArrayList<>();
        while (true) {
            int tag = source.tag(encoding.bigEndian());
            long length = source.uint32(encoding.bigEndian());
            source.payForElement();
            if (endsSequence(tag, length)) {
                return Element.encapsulated(start.tag(), start.vr(), fragments);
            }
            requireItem(tag, length != UNDEFINED && (length & 1) == 0);
            requireFit(tag, length, bound);
            fragments.add(source.value(tag, length));
        }
    }

    private List<Dataset> items(Encoding encoding, ElementStart start, long bound, int depth) throws IOException {
        if (depth >= maxDepth) {
            throw new MalformedDatasetException("expected at most " + maxDepth + " nested sequences, found more at "
                    + Tag.text(start.tag()) + " at offset " + start.offset());
        }
        List<Dataset> items = new ArrayList<>();
        long end = start.isUndefined() ? bound : source.offset() + start.length();
        while (start.isUndefined() || source.offset() < end) {
            int tag = source.tag(encoding.bigEndian());
            long length = source.uint32(encoding.bigEndian());
            source.payForElement();
            if (start.isUndefined() && endsSequence(tag, length)) {
                return items;
            }
            requireItem(tag, length == UNDEFINED || (length & 1) == 0);
            if (length != UNDEFINED) {
                requireFit(tag, length, end);
            }
            items.add(item(encoding, length, end, depth + 1));
        }
        requireEnd(start.tag(), end);
        return items;
    }

    private Dataset item(Encoding encoding, long length, long bound, int depth) throws IOException {
        Dataset item = new Dataset();
        TagOrder order = new TagOrder();
        long end = length == UNDEFINED ? bound : source.offset() + length;
        while (length == UNDEFINED || source.offset() < end) {
            if (length == UNDEFINED && source.startsWith(Tag.ITEM_DELIMITER, encoding.bigEndian())) {
                source.tag(encoding.bigEndian());
                requireZero(Tag.ITEM_DELIMITER, source.uint32(encoding.bigEndian()));
                return item;
            }
            ElementStart start = start(encoding, item);
            order.next(start);
            Element element = element(encoding, start, end, depth);
            if (DatasetReader.isKept(element.tag())) {
                item.put(element);
            }
        }
        requireEnd(Tag.ITEM, end);
        return item;
    }

    /** Whether this is the end of a sequence or of fragments, which must be empty. */
    boolean endsSequence(int tag, long length) {
        if (tag != Tag.SEQUENCE_DELIMITER) {
            return false;
        }
        requireZero(tag, length);
        return true;
    }

    void requireItem(int tag, boolean lengthIsRight) {
        if (tag != Tag.ITEM || !lengthIsRight) {
            throw new MalformedDatasetException(
                    "expected an item of even length, found " + Tag.text(tag) + " before offset " + source.offset());
        }
    }

    private void requireZero(int tag, long length) {
        if (length != 0) {
            throw new MalformedDatasetException(
                    "expected length 0 in " + Tag.text(tag) + " before offset " + source.offset() + ", found another");
        }
    }

    private void requireFit(int tag, long length, long bound) {
        if (length > bound - source.offset()) {
            throw new MalformedDatasetException("expected " + Tag.text(tag) + " to end by offset " + bound
                    + ", found a length of " + length + " at offset " + source.offset());
        }
    }

    private void requireEnd(int tag, long end) {
        if (source.offset() != end) {
            throw new MalformedDatasetException("expected the content of " + Tag.text(tag) + " to end at offset " + end
                    + ", found it to end at " + source.offset());
        }
    }
}
