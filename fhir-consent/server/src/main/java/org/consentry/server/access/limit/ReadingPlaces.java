// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import java.util.HashMap;
import java.util.Map;

/** Bounds how many bodies are read at once: in all, and of one caller, so that one cannot take all turns. */
final class ReadingPlaces {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    ReadingPlaces(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes a turn; whoever gets true gives it back. */
    synchronized boolean take(String caller) {
        int ofOne = taken.getOrDefault(caller, 0);
        if (all >= most || ofOne >= mostOfOne) {
            return false;
        }
        taken.put(caller, ofOne + 1);
        all++;
        return true;
    }

    synchronized void giveBack(String caller) {
        taken.computeIfPresent(caller, (same, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
