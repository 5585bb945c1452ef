// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Strangers who open a page at the same moment. Who reads that the page cannot be shown right now tries again, a few
 * times.
 *
 * @param size how many
 */
record Crowd(int size) {
    private static final int UNAVAILABLE = 503;
    private static final int TRIES = 4;

    /** The status that each got in the end. */
    List<Integer> read(URI page) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Callable<Integer> visit = () -> {
            int status = UNAVAILABLE;
            for (int i = 0; status == UNAVAILABLE && i < TRIES; i++) {
                status = http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                        .statusCode();
            }
            return status;
        };
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                all.add(visitors.submit(visit));
            }
            for (Future<Integer> each : all) {
                statuses.add(each.get());
            }
        }
        return statuses;
    }
}
