// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.util.Arrays;
import java.util.List;

/**
 * One attribute of a data set: a tag, a VR, and either a value, the items of a sequence, or (inside an icon) the
 * fragments of encapsulated pixels. Numbers are kept little endian whatever the transfer syntax was; values have even
 * length. Immutable, except that the items of a sequence are data sets.
 */
public final class Element {
    private enum Form {
        VALUE,
        ITEMS,
        FRAGMENTS
    }

    private final int tag;
    private final Vr vr;
    private final Form form;
    private final byte[] value;
    private final List<Dataset> items;
    private final List<byte[]> fragments;

    private Element(int tag, Vr vr, Form form, byte[] value, List<Dataset> items, List<byte[]> fragments) {
        this.tag = tag;
        this.vr = vr;
        this.form = form;
        this.value = value;
        this.items = items;
        this.fragments = fragments;
    }

    /** An element with a value; odd values are padded as their VR asks. Numbers are little endian. */
    public static Element of(int tag, Vr vr, byte... value) {
        if (vr == Vr.SQ) {
            throw new IllegalArgumentException(Tag.text(tag) + ": a sequence has items, not a value");
        }
        byte[] even = Arrays.copyOf(value, value.length + (value.length & 1));
        if (even.length > value.length) {
            even[value.length] = vr.padding();
        }
        return new Element(tag, vr, Form.VALUE, even, List.of(), List.of());
    }

    /** An element whose text is written in a character set; the default repertoire if its VR has no other. */
    public static Element of(int tag, Vr vr, String text, CharacterSet set) {
        return of(tag, vr, (vr.usesCharacterSet() ? set : CharacterSet.ASCII).encode(text));
    }

    /** A sequence; each item must be in no other sequence yet once the element is put into a data set. */
    public static Element sequence(int tag, List<Dataset> items) {
        return new Element(tag, Vr.SQ, Form.ITEMS, new byte[0], List.copyOf(items), List.of());
    }

    /** Encapsulated pixel data; the first fragment is the basic offset table, possibly empty. */
    public static Element encapsulated(int tag, Vr vr, List<byte[]> fragments) {
        List<byte[]> copies = fragments.stream()
                .map(fragment -> Arrays.copyOf(fragment, fragment.length + (fragment.length & 1)))
                .toList();
        return new Element(tag, vr, Form.FRAGMENTS, new byte[0], List.of(), copies);
    }

    /** Takes the array without copying it; for the reader, which has just made it. */
    static Element owning(int tag, Vr vr, byte[] value) {
        return new Element(tag, vr, Form.VALUE, value, List.of(), List.of());
    }

    public int tag() {
        return tag;
    }

    public Vr vr() {
        return vr;
    }

    public boolean isSequence() {
        return form == Form.ITEMS;
    }

    /** Whether the element holds encapsulated pixels rather than a value. */
    public boolean isEncapsulated() {
        return form == Form.FRAGMENTS;
    }

    /** Whether there is neither a value nor an item nor a fragment. */
    public boolean isEmpty() {
        return value.length == 0 && items.isEmpty() && fragments.isEmpty();
    }

    /** Bytes of the value, always even; 0 for sequences and encapsulated pixels. */
    public int length() {
        return value.length;
    }

    /** A copy of the value, numbers little endian; empty for sequences and encapsulated pixels. */
    public byte[] value() {
        return value.clone();
    }

    /** The items of a sequence, else none. */
    public List<Dataset> items() {
        return items;
    }

    /** Whether another element is encoded alike: the same tag, VR and bytes, down to the last item. */
    public boolean isSame(Element other) {
        return tag == other.tag
                && vr == other.vr
                && form == other.form
                && Arrays.equals(value, other.value)
                && Dataset.areSame(items, other.items)
                && fragments.isEmpty()
                && other.fragments.isEmpty();
    }

    /** An element that can be put into another data set: its items are copies. */
    Element copy() {
        return form == Form.ITEMS
                ? sequence(tag, items.stream().map(Dataset::copy).toList())
                : this;
    }

    byte[] rawValue() {
        return value;
    }

    List<byte[]> fragments() {
        return fragments;
    }

    /** Tag, VR and length, never the value. */
    @Override
    public String toString() {
        return Tag.text(tag) + " " + vr + " "
                + (form == Form.ITEMS ? items.size() + " items" : value.length + " bytes");
    }
}
