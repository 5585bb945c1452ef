// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.time.Duration;

/**
 * How long one side waits for the other, all positive.
 *
 * @param connect to make a TCP connection, and then to agree on TLS
 * @param greeting until the first byte of who has connected to us
 * @param handshake from then on, to agree on TLS with who has connected to us
 * @param artim for the A-ASSOCIATE-RQ or its answer, and for the peer to close at the end (the ARTIM timer of PS3.8)
 * @param first until the first message of an association, which nobody asks for without something to say
 * @param idle between two messages of an association
 * @param transfer for one PDU of a message to come in or go out, and for the response to a message
 */
public record Timeouts(
        Duration connect,
        Duration greeting,
        Duration handshake,
        Duration artim,
        Duration first,
        Duration idle,
        Duration transfer) {
    private static final Duration HANDSHAKE = Duration.ofSeconds(3);
    private static final Duration GREETING = Duration.ofSeconds(2);
    private static final Duration FIRST = Duration.ofSeconds(30);

    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(1));

    public Timeouts {
        for (Duration each : new Duration[] {connect, greeting, handshake, artim, first, idle, transfer}) {
            if (each.isZero() || each.isNegative()) {
                throw new IllegalArgumentException("time-outs must be positive");
            }
        }
    }

    /** With 2 seconds for the first byte and 30 until the first message, or less where there is less time for more. */
    public Timeouts(Duration connect, Duration artim, Duration idle, Duration transfer) {
        this(connect, shorter(GREETING, artim), artim, shorter(FIRST, idle), idle, transfer);
    }

    /** With 3 seconds to agree on TLS, or less where there is less time for more. */
    public Timeouts(
            Duration connect, Duration greeting, Duration artim, Duration first, Duration idle, Duration transfer) {
        this(connect, greeting, shorter(HANDSHAKE, artim), artim, first, idle, transfer);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
