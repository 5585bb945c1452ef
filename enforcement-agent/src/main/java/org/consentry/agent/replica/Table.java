// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
