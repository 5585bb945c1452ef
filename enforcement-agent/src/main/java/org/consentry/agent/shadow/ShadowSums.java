// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.shadow;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a shadow route found, in numbers. It names no patient.
 *
 * @param route the called AE title
 * @param way what the route is besides: recipient, purpose, place and agreement; with another one counting begins anew
 * @param since when counting began
 * @param wouldLeave how many images would have left
 * @param refused how many would have been refused, by reason and, behind it, the element that stopped them
 * @param changed in how many of those that would have left an element would be {@code REMOVED}, {@code CHANGED} or
 *     {@code ADDED}, by that word and the element
 */
public record ShadowSums(
        String route,
        String way,
        Instant since,
        long wouldLeave,
        SortedMap<String, Long> refused,
        SortedMap<String, Long> changed) {

    public ShadowSums {
        refused = new TreeMap<>(refused);
        changed = new TreeMap<>(changed);
    }
}
