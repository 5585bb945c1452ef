// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map in two levels: a spine of shards. A new version copies the spine and the shards that changed, and
 * shares all others, so a change of one entry among five million copies about 5,000. A read is two look-ups and takes
 * no lock.
 */
final class Table<K, V> {

    private static final int SHARDS = 1024;

    private final List<Map<K, V>> spine;

    private Table(List<Map<K, V>> spine) {
        this.spine = spine;
    }

    static <K, V> Table<K, V> empty() {
        return new Table<>(Collections.nCopies(SHARDS, Map.of()));
    }

    @Nullable V get(K key) {
        return spine.get(shard(key)).get(key);
    }

    int size() {
        return spine.stream().mapToInt(Map::size).sum();
    }

    void forEach(BiConsumer<K, V> each) {
        spine.forEach(shard -> shard.forEach(each));
    }

    /**
     * Some entries that are wanted, in a fixed order: by shard, and within it as keys compare. It looks at no more
     * shards than it needs, so among five million entries a page costs the sorting of about 5,000.
     *
     * @param after the last key of the page before; null to begin
     * @param order of the keys
     */
    List<V> page(@Nullable K after, int most, Comparator<K> order, Predicate<V> wanted) {
        List<V> page = new ArrayList<>();
        for (int shard = after == null ? 0 : shard(after); shard < SHARDS && page.size() < most; shard++) {
            spine.get(shard).entrySet().stream()
                    .filter(each -> wanted.test(each.getValue()) && isLater(each.getKey(), after, order))
                    .sorted(Map.Entry.comparingByKey(order))
                    .limit(most - (long) page.size())
                    .map(Map.Entry::getValue)
                    .forEach(page::add);
        }
        return page;
    }

    /** Whether a key of a shard that is not before that of the other comes after it. */
    private static <K> boolean isLater(K key, @Nullable K after, Comparator<K> order) {
        return after == null || shard(key) != shard(after) || order.compare(key, after) > 0;
    }

    /** Begins the next version. */
    Changes<K, V> change() {
        return new Changes<>(spine);
    }

    private static int shard(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash >>> 22;
    }

    /** The next version while it is made. One thread. */
    static final class Changes<K, V> {

        private final List<Map<K, V>> spine;
        private final BitSet copied = new BitSet(SHARDS);

        private Changes(List<Map<K, V>> spine) {
            this.spine = new ArrayList<>(spine);
        }

        @Nullable V get(K key) {
            return spine.get(shard(key)).get(key);
        }

        void put(K key, V value) {
            own(key).put(key, value);
        }

        /** The next version. The changes are not to be used after it. */
        Table<K, V> done() {
            return new Table<>(spine);
        }

        private Map<K, V> own(K key) {
            int shard = shard(key);
            if (!copied.get(shard)) {
                spine.set(shard, new HashMap<>(spine.get(shard)));
                copied.set(shard);
            }
            return spine.get(shard);
        }
    }
}
