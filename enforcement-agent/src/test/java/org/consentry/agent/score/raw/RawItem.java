// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.raw;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Elements by tag: a data set or an item of a sequence. Not safe for several threads. */
public final class RawItem {
    private final TreeMap<Integer, RawElement> elements = new TreeMap<>(Integer::compareUnsigned);

    public RawItem put(RawElement element) {
        elements.put(element.tag(), element);
        return this;
    }

    /** Takes an element out, if it is there. */
    public void remove(int tag) {
        elements.remove(tag);
    }

    public Collection<RawElement> elements() {
        return elements.values();
    }

    /**
     * What stands at a path such as {@code 00400275/0/00400007}: tags with the number of the item between them.
     *
     * @return empty if any step is not there
     */
    public Optional<RawElement> at(String path) {
        return found(path, false);
    }

    /** The same; where somebody left a sequence as bytes, those bytes stand for all that was in it. */
    public Optional<RawElement> within(String path) {
        return found(path, true);
    }

    private Optional<RawElement> found(String path, boolean bytesCount) {
        List<String> steps = List.of(path.split("/", -1));
        RawItem item = this;
        for (int step = 0; ; step += 2) {
            RawElement found = item.elements.get(Integer.parseUnsignedInt(steps.get(step), 16));
            boolean last = step + 1 == steps.size();
            if (found == null || last || (bytesCount && found.value().length > 0)) {
                return Optional.ofNullable(found);
            }
            int number = Integer.parseInt(steps.get(step + 1));
            if (number >= found.items().size()) {
                return Optional.empty();
            }
            item = found.items().get(number);
        }
    }
}
