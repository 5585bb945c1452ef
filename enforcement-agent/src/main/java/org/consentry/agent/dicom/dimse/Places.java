// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A number of places of which one address gets only some, so that it cannot keep all others out. Safe for every thread.
 */
final class Places {
    private final int all;
    private final int perAddress;
    private final Semaphore free;
    private final Map<InetAddress, Integer> taken = new ConcurrentHashMap<>();

    Places(int all, int perAddress) {
        this.all = all;
        this.perAddress = perAddress;
        this.free = new Semaphore(all);
    }

    /** Takes a place for an address; false if there is none for it. */
    boolean take(InetAddress address) {
        if (!free.tryAcquire()) {
            return false;
        }
        if (taken.merge(address, 1, Integer::sum) > perAddress) {
            give(address);
            return false;
        }
        return true;
    }

    /** Gives one back. */
    void give(InetAddress address) {
        taken.computeIfPresent(address, (same, count) -> count > 1 ? count - 1 : null);
        free.release();
    }

    /** How many are taken now. */
    int taken() {
        return all - free.availablePermits();
    }

    /** Waits until none is taken; false if that took too long. */
    boolean awaitNoneTaken(Duration limit) throws InterruptedException {
        boolean none = free.tryAcquire(all, limit.toMillis(), TimeUnit.MILLISECONDS);
        if (none) {
            free.release(all);
        }
        return none;
    }
}
