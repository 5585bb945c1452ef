// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.consentry.agent.dicomweb.body.RefusedBodyException;

/**
 * Places for requests at the same time: each request has a thread of the container for as long as it lasts, and no
 * program may take them all. Safe for every thread.
 */
public final class ClientPlaces {
    private static final int BUSY = 503;

    private final int inAll;
    private final int ofOne;
    private final Semaphore room;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /** A place that was taken; closing gives it back. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** So many in all, and so many of one program. */
    public ClientPlaces(int inAll, int ofOne) {
        this.inAll = inAll;
        this.ofOne = ofOne;
        this.room = new Semaphore(inAll);
    }

    /**
     * Takes a place for this program.
     *
     * @throws RefusedBodyException with 503 if there is none
     */
    public Place take(String client) {
        if (!room.tryAcquire()) {
            throw none();
        }
        if (taken.merge(client, 1, Integer::sum) > ofOne) {
            giveBack(client);
            throw none();
        }
        return () -> giveBack(client);
    }

    private void giveBack(String client) {
        taken.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
        room.release();
    }

    private RefusedBodyException none() {
        return new RefusedBodyException(
                BUSY, "expected at most " + inAll + " requests at the same time, and " + ofOne + " of one client");
    }
}
