// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object that waits, as operators see it: nothing of a patient.
 *
 * @param id names its file
 * @param route the called AE title
 * @param since when it came
 * @param priority the sender's: 0 high, 1 medium, 2 low
 * @param tries how often it was tried in vain since it came or was released
 * @param nextTry when it may be tried next; null if it is due, held or being sent
 * @param state what is going on with it
 * @param waitsFor why it may not leave now: a reason of a decision, {@code DESTINATION_CHANGED}, {@code HOURS}, or
 *     {@code REST_OF_STUDY}; null if it may
 * @param hold who held it; null if nobody did
 * @param bytes on the disk
 */
public record WaitingImage(
        String id,
        String route,
        Instant since,
        int priority,
        int tries,
        @Nullable Instant nextTry,
        State state,
        @Nullable String waitsFor,
        @Nullable Hold hold,
        long bytes) {

    /** What is going on with an object. */
    public enum State {
        /** It is tried when it is due. */
        WAITING,
        /** It is being sent. */
        SENDING,
        /** It is not tried until somebody releases it. */
        HELD
    }
}
