// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks once more, after a pause, if the server cannot answer now (503): while its database is restarted, a person who
 * reads a page only waits a little longer. Only for reads. If the second try fails as well, others are not kept waiting
 * for theirs for a while. Thread-safe.
 */
final class SecondTry {

    private static final int UNAVAILABLE = 503;
    private static final Duration WITHOUT = Duration.ofSeconds(10);

    private final Duration pause;
    private volatile long notBefore = System.nanoTime();

    SecondTry(Duration pause) {
        this.pause = pause;
    }

    /** The first answer, or the second if there was another try. */
    <T> HttpResponse<T> of(Supplier<HttpResponse<T>> question) {
        HttpResponse<T> first = question.get();
        if (first.statusCode() != UNAVAILABLE || System.nanoTime() - notBefore < 0) {
            return first;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return first;
        }
        HttpResponse<T> second = question.get();
        if (second.statusCode() == UNAVAILABLE) {
            notBefore = System.nanoTime() + WITHOUT.toNanos();
        }
        return second;
    }
}
