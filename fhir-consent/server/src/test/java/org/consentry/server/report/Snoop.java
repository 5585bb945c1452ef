// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/** Somebody who has everything that is shown of a count, and tries to find out what is not. */
final class Snoop {
    private static final int FEW = (int) ShownCount.FLOOR - 1;

    private final List<Breakdown> seen;
    private final int most;

    /**
     * @param seen ways in which the same count is parted
     * @param most sums up to this are tried
     */
    Snoop(List<Breakdown> seen, int most) {
        this.seen = List.copyOf(seen);
        this.most = most;
    }

    /** Which of the small numbers that part can be, as far as anybody can tell who tries all numbers for all parts. */
    List<Long> possible(int way, String part) {
        return LongStream.rangeClosed(1, FEW)
                .filter(value -> LongStream.rangeClosed(0, most)
                        .anyMatch(all -> LongStream.range(0, seen.size())
                                .allMatch(at -> adds((int) at, all, at == way ? part : "", value))))
                .boxed()
                .toList();
    }

    private boolean adds(int way, long all, String part, long value) {
        Breakdown shown = seen.get(way);
        if (!fits(shown.all(), all, ShownCount.FLOOR)) {
            return false;
        }
        long least = least(shown.parts().values());
        boolean[] sums = new boolean[most + 1];
        sums[0] = true;
        for (var each : shown.parts().entrySet()) {
            boolean[] next = new boolean[most + 1];
            for (int count = 0; count <= all; count++) {
                boolean may = each.getKey().equals(part)
                        ? count == value && fits(each.getValue(), count, 0)
                        : fits(each.getValue(), count, least);
                for (int before = 0; may && before + count <= all; before++) {
                    next[before + count] |= sums[before];
                }
            }
            sums = next;
        }
        return sums[(int) all];
    }

    /** Where some are called few, those kept back are not small; where none is, each may be anything. */
    private static long least(Collection<ShownCount> parts) {
        return parts.stream().anyMatch(ShownCount.Few.class::isInstance) ? ShownCount.FLOOR : 0;
    }

    private static boolean fits(ShownCount shown, long count, long leastKeptBack) {
        return switch (shown) {
            case ShownCount.Told told -> told.count() == count;
            case ShownCount.Few _ -> ShownCount.isSmall(count);
            case ShownCount.KeptBack _ -> count >= leastKeptBack;
        };
    }
}
