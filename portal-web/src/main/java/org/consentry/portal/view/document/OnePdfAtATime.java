// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view.document;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.consentry.portal.fhir.FhirProblem;

/**
 * Lets one PDF be made at once: a long one takes a processor for seconds, which choices and exports need too. Others
 * wait for a moment.
 */
@Singleton
class OnePdfAtATime {
    private static final int SECONDS = 10;

    private final Semaphore place = new Semaphore(1, true);

    /**
     * What this makes, when no other is being made.
     *
     * @throws FhirProblem.Away if others take too long
     */
    <T> T make(Supplier<T> file) {
        try {
            if (!place.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new FhirProblem.Away("other files are being made", false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FhirProblem.Away("the portal stops", false);
        }
        try {
            return file.get();
        } finally {
            place.release();
        }
    }
}
