// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.deidentify.HeaderChange.Kind;

/** Compares a header with what may leave of it, element by element, through all sequences. */
public final class HeaderChanges {
    private static final String PRIVATE = "private elements";

    private final List<HeaderChange> found = new ArrayList<>();

    private HeaderChanges() {}

    /** All that changed, in the order of the tags. */
    public static List<HeaderChange> between(Dataset before, Dataset after) {
        HeaderChanges changes = new HeaderChanges();
        changes.compare("", "", before, after);
        return changes.found;
    }

    private void compare(String path, String names, Dataset before, Dataset after) {
        for (Element old : before.elements()) {
            Optional<Element> now = after.element(old.tag());
            Place place = Place.of(path, names, old.tag());
            if (now.isEmpty()) {
                found.add(new HeaderChange(place.path(), place.name(), Kind.REMOVED, text(before, old), null));
            } else if (old.isSequence() && now.get().isSequence()) {
                items(place, old.items(), now.get().items());
            } else if (differs(old, now.get())) {
                found.add(new HeaderChange(
                        place.path(), place.name(), Kind.CHANGED, text(before, old), text(after, now.get())));
            }
        }
        for (Element added : after.elements()) {
            if (!before.contains(added.tag())) {
                Place place = Place.of(path, names, added.tag());
                found.add(new HeaderChange(place.path(), place.name(), Kind.ADDED, null, text(after, added)));
            }
        }
    }

    private void items(Place place, List<Dataset> before, List<Dataset> after) {
        int both = Math.min(before.size(), after.size());
        for (int i = 0; i < both; i++) {
            compare(place.path() + "[" + i + "]", place.tags(), before.get(i), after.get(i));
        }
        if (before.size() != after.size()) {
            found.add(new HeaderChange(
                    place.path(), place.name(), Kind.CHANGED, before.size() + " items", after.size() + " items"));
        }
    }

    private static boolean differs(Element old, Element now) {
        return old.vr() != now.vr()
                || old.isSequence() != now.isSequence()
                || old.isEncapsulated() != now.isEncapsulated()
                || !Arrays.equals(old.value(), now.value());
    }

    private static String text(Dataset holder, Element element) {
        if (element.isSequence()) {
            return element.items().size() + " items";
        }
        if (!element.vr().isText()) {
            return element.length() + " bytes";
        }
        try {
            return String.join("\\", holder.strings(element));
        } catch (MalformedDatasetException unreadable) {
            return element.length() + " bytes";
        }
    }

    /**
     * Where an element is.
     *
     * @param path with the numbers of items
     * @param tags without them
     * @param name what it is called in sums
     */
    private record Place(String path, String tags, String name) {
        static Place of(String path, String names, int tag) {
            String tags = names + Tag.text(tag);
            String keyword = Dictionary.keyword(tag).map(" "::concat).orElse("");
            boolean secret = Tag.isPrivate(tag) || names.startsWith(PRIVATE);
            return new Place(path + Tag.text(tag), secret ? PRIVATE : tags, secret ? PRIVATE : tags + keyword);
        }
    }
}
