// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.consentry.portal.fhir.FhirProblem;

/** Lets few files be made at once, since each takes a processor for seconds. Others wait for a moment. */
@Singleton
public class FewAtOnce {
    private static final int MOST = 2;
    private static final int SECONDS = 10;

    private final Semaphore places = new Semaphore(MOST, true);

    <T> T make(Supplier<T> file) {
        try {
            if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new FhirProblem.Away("too many files are being made", false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FhirProblem.Away("the portal stops", false);
        }
        try {
            return file.get();
        } finally {
            places.release();
        }
    }
}
