// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.time.Duration;

/**
 * How long one side waits for the other, all positive.
 *
 * @param connect to make a TCP connection
 * @param artim for the A-ASSOCIATE-RQ or its answer, and for the peer to close at the end (the ARTIM timer of PS3.8)
 * @param idle between two messages of an association
 * @param transfer for one PDU of a message to come in or go out, and for the response to a message
 */
public record Timeouts(Duration connect, Duration artim, Duration idle, Duration transfer) {
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(1));

    public Timeouts {
        for (Duration each : new Duration[] {connect, artim, idle, transfer}) {
            if (each.isZero() || each.isNegative()) {
                throw new IllegalArgumentException("time-outs must be positive");
            }
        }
    }
}
