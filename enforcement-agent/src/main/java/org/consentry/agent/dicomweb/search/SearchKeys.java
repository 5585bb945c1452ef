// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a match has. Keys are held against what is shown, never against what the archive has: else a date that was moved
 * could be found out by asking.
 *
 * @param lists by tag: one of these values it must have
 * @param date when the study was made, as it is shown; null if any day will do
 */
record SearchKeys(Map<Integer, Set<String>> lists, @Nullable DateRange date) {
    SearchKeys {
        lists = Map.copyOf(lists);
    }

    /** The studies that are named; empty if none is. */
    Set<String> studies() {
        return lists.getOrDefault(Attribute.STUDY_UID, Set.of());
    }

    /** The only kind of image that a study must have; empty if there is none or several. */
    Optional<String> modality() {
        Set<String> wanted = lists.getOrDefault(Attribute.MODALITIES_IN_STUDY, Set.of());
        return wanted.size() == 1 ? wanted.stream().findFirst() : Optional.empty();
    }

    /** Whether this is one. */
    boolean match(JsonObject shown) {
        return lists.entrySet().stream()
                        .allMatch(key ->
                                Attribute.texts(shown, key.getKey()).stream().anyMatch(key.getValue()::contains))
                && (date == null || date.holds(Attribute.text(shown, Attribute.STUDY_DATE)));
    }
}
