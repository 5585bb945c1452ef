// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Elements in ascending order of their tags, each tag once; an item of a sequence is a data set too. Kept as a sorted
 * list: appending costs nothing, finding is a binary search, and memory stays close to the encoded size. Not safe for
 * concurrent change.
 */
public final class Dataset {
    private static final long ELEMENT_BYTES = 64;

    private final List<Element> elements = new ArrayList<>();
    private @Nullable Dataset parent;

    /** Puts an element in its place, instead of the one with the same tag if there is one. */
    public Dataset put(Element element) {
        for (Dataset item : element.items()) {
            if (item.parent != null && item.parent != this) {
                throw new IllegalArgumentException(
                        Tag.text(element.tag()) + ": an item is already in another data set");
            }
            item.parent = this;
        }
        int last = elements.size() - 1;
        if (last < 0 || Integer.compareUnsigned(elements.get(last).tag(), element.tag()) < 0) {
            elements.add(element);
            return this;
        }
        int at = indexOf(element.tag());
        if (at >= 0) {
            elements.set(at, element);
        } else {
            elements.add(-at - 1, element);
        }
        return this;
    }

    /** Puts text under the VR of the dictionary, several values separated by backslashes, in the set's characters. */
    public Dataset put(int tag, String text) {
        return put(Element.of(tag, Dictionary.vr(tag), text, characterSet()));
    }

    /** Puts 16-bit numbers (US or SS). */
    public Dataset putShorts(int tag, int... numbers) {
        ByteBuffer value = ByteBuffer.allocate(numbers.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            value.putShort((short) number);
        }
        return put(Element.of(tag, Dictionary.vr(tag), value.array()));
    }

    public Dataset putSequence(int tag, Dataset... items) {
        return put(Element.sequence(tag, List.of(items)));
    }

    public void remove(int tag) {
        int at = indexOf(tag);
        if (at >= 0) {
            elements.remove(at);
        }
    }

    public boolean contains(int tag) {
        return indexOf(tag) >= 0;
    }

    public Optional<Element> element(int tag) {
        int at = indexOf(tag);
        return at < 0 ? Optional.empty() : Optional.of(elements.get(at));
    }

    /** A live, unmodifiable view in ascending order. */
    public List<Element> elements() {
        return Collections.unmodifiableList(elements);
    }

    /** The items of a sequence; none if it is absent, empty or no sequence. */
    public List<Dataset> items(int tag) {
        return element(tag).map(Element::items).orElse(List.of());
    }

    /** The values of a text element without padding; none if it is absent or empty. */
    public List<String> strings(int tag) {
        return element(tag).map(this::strings).orElse(List.of());
    }

    /**
     * The only value of a text element without padding; empty if it is absent or blank.
     *
     * @throws MalformedDatasetException if there are several values: which one is meant is not ours to guess
     */
    public Optional<String> string(int tag) {
        List<String> values = strings(tag);
        if (values.size() > 1) {
            throw new MalformedDatasetException("expected one value in " + Tag.text(tag) + ", found " + values.size());
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** The first number of a US, SS, UL, SL or IS element; empty if there is none. */
    public OptionalInt integer(int tag) {
        return element(tag).map(found -> Text.integer(found, this)).orElse(OptionalInt.empty());
    }

    /** The values of one of this data set's elements as text; none for an empty one. */
    public List<String> strings(Element element) {
        return Text.values(element, element.vr().usesCharacterSet() ? characterSet() : CharacterSet.ASCII);
    }

    /**
     * The character set of this data set: its own (0008,0005), else its parent's, else the default repertoire.
     *
     * @throws MalformedDatasetException if the set is unknown
     */
    public CharacterSet characterSet() {
        Optional<Element> own = element(Tag.SPECIFIC_CHARACTER_SET);
        if (own.isPresent()) {
            return CharacterSet.named(Text.values(own.get(), CharacterSet.ASCII));
        }
        return parent == null ? CharacterSet.ASCII : parent.characterSet();
    }

    /** A data set with the same elements that is in no other, whatever this one is in. */
    public Dataset copy() {
        Dataset copy = new Dataset();
        elements.forEach(element -> copy.put(element.copy()));
        return copy;
    }

    /** About how many bytes it takes in memory, down to the last item. */
    public long footprint() {
        return elements.stream()
                .mapToLong(element -> ELEMENT_BYTES
                        + element.length()
                        + element.items().stream().mapToLong(Dataset::footprint).sum())
                .sum();
    }

    /** Whether data sets have the same elements in pairs. */
    static boolean areSame(List<Dataset> some, List<Dataset> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int at = 0; at < some.size(); at++) {
            if (!some.get(at).isSame(others.get(at))) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(Dataset other) {
        if (elements.size() != other.elements.size()) {
            return false;
        }
        for (int at = 0; at < elements.size(); at++) {
            if (!elements.get(at).isSame(other.elements.get(at))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is an item of a sequence that is in another data set. */
    public boolean isItem() {
        return parent != null;
    }

    private int indexOf(int tag) {
        int low = 0;
        int high = elements.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(elements.get(middle).tag(), tag);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -low - 1;
    }

    /** The number of elements, never a value. */
    @Override
    public String toString() {
        return "Dataset of " + elements.size() + " elements";
    }
}
