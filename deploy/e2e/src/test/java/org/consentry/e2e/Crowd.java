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
 * Strangers who open a page at the same moment, once each: with a second try all were answered in the end even while
 * pages waited for each other.
 *
 * @param size how many
 */
record Crowd(int size) {

    /** The status that each got. */
    List<Integer> read(URI page) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Callable<Integer> visit = () -> http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                .statusCode();
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
