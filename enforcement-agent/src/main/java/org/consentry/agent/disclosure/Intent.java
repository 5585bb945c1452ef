// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.concurrent.atomic.AtomicBoolean;
import org.consentry.agent.disclosure.JournalRecord.Outcome;
import org.consentry.agent.disclosure.JournalRecord.Settled;

/**
 * One instance on its way out. An intent without an outcome is reported as perhaps sent. Only the first outcome counts.
 */
public final class Intent {

    private final Release release;
    private final OpenRelease part;
    private final int item;
    private final AtomicBoolean settled = new AtomicBoolean();

    Intent(Release release, OpenRelease part, int item) {
        this.release = release;
        this.part = part;
        this.item = item;
    }

    /**
     * The recipient acknowledged it.
     *
     * @param status what it answered, such as a DIMSE status
     * @param bytes how many bytes left
     */
    public void sent(int status, long bytes) {
        settle(Outcome.SENT, status, bytes);
    }

    /**
     * It certainly did not arrive: the recipient refused it, or not all of it was handed over.
     *
     * @param status what the recipient answered, or 0 if it did not
     */
    public void failed(int status) {
        settle(Outcome.FAILED, status, 0);
    }

    void settle(Outcome outcome, int status, long bytes) {
        if (settled.compareAndSet(false, true)) {
            release.settle(part, new Settled(part.id(), item, outcome, status, bytes));
        }
    }
}
