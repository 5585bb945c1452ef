// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pace of each route. For many threads. */
final class RoutePaces {
    private final Map<String, RoutePace> ofRoutes = new ConcurrentHashMap<>();
    private final BackOff backOff;

    RoutePaces(BackOff backOff) {
        this.backOff = backOff;
    }

    RoutePace of(String route) {
        return ofRoutes.computeIfAbsent(route, name -> new RoutePace(backOff));
    }
}
