// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

import java.util.HashMap;
import java.util.Map;

/** Bounds how many bodies are read at once, in all and from one address. So one address cannot take all turns. */
final class Turns {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Turns(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes a turn. The caller that gets true gives it back. */
    synchronized boolean take(String address) {
        int ofOne = taken.getOrDefault(address, 0);
        if (all >= most || ofOne >= mostOfOne) {
            return false;
        }
        taken.put(address, ofOne + 1);
        all++;
        return true;
    }

    synchronized void giveBack(String address) {
        taken.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
