// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Choices that are the same for the same seed. */
record Dice(Random random) {

    static Dice of(long seed) {
        return new Dice(new Random(seed));
    }

    /** True once in {@code sides} times. */
    boolean once(int sides) {
        return random.nextInt(sides) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    <T> @Nullable T sometimes(int sides, Supplier<T> value) {
        return once(sides) ? value.get() : null;
    }

    /** As many as asked for, fewer where one is drawn twice. */
    <T> Set<T> some(int count, List<T> values) {
        Set<T> chosen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            chosen.add(one(values));
        }
        return chosen;
    }

    <T> List<T> list(int count, Supplier<T> value) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(value.get());
        }
        return all;
    }
}
