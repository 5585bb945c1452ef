// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;

/**
 * How long one page may still wait for the consent server: 4.5 s for all questions together, from the first one on.
 * After that the page says what it cannot show. A database that hangs answers nothing, and a page that asked several
 * times waited for each.
 */
@RequestScoped
public class PageDeadline {

    private static final Duration WHOLE = Duration.ofMillis(4_500);

    private final Duration whole;
    private boolean begun;
    private long end;

    /** For one request of a browser. */
    public PageDeadline() {
        this(WHOLE);
    }

    PageDeadline(Duration whole) {
        this.whole = whole;
    }

    /** What is left; zero if nothing is. */
    public synchronized Duration left() {
        if (!begun) {
            begun = true;
            end = System.nanoTime() + whole.toNanos();
        }
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
