// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one subscription is. Pure: every change is a new value, time is an argument.
 *
 * @param status as the standard names it
 * @param events events counted since the subscription began
 * @param delivered the last event the endpoint has acknowledged
 * @param tries failures in a row
 * @param notBefore nothing is sent earlier: a notification is under way, or the next try waits
 * @param heartbeatAt when silence has lasted long enough, or null without a heartbeat
 * @param lease counts sendings; an answer to another one is ignored
 * @param failure what went wrong last, or null
 */
public record Progress(
        Status status,
        long events,
        long delivered,
        int tries,
        Instant notBefore,
        @Nullable Instant heartbeatAt,
        long lease,
        @Nullable String failure) {

    /** Codes of R4's SubscriptionStatus. */
    public enum Status {
        REQUESTED,
        ACTIVE,
        ERROR,
        OFF;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> of(@Nullable String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }

    /** What to send next. */
    public enum Step {
        NOTHING("none"),
        HANDSHAKE("handshake"),
        EVENTS("event-notification"),
        HEARTBEAT("heartbeat");

        private final String code;

        Step(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public static Progress begin(Instant now) {
        return new Progress(Status.REQUESTED, 0, 0, 0, now, null, 0, null);
    }

    /** Events first: they are news and a sign of life in one. */
    public Step next(Instant now) {
        if (notBefore.isAfter(now)) {
            return Step.NOTHING;
        }
        return switch (status) {
            case REQUESTED -> Step.HANDSHAKE;
            case ACTIVE -> {
                if (events > delivered) {
                    yield Step.EVENTS;
                }
                yield heartbeatAt != null && !heartbeatAt.isAfter(now) ? Step.HEARTBEAT : Step.NOTHING;
            }
            case ERROR, OFF -> Step.NOTHING;
        };
    }

    /** More events were found in the log. */
    Progress counted(long more) {
        return new Progress(status, events + more, delivered, tries, notBefore, heartbeatAt, lease, failure);
    }

    /** A notification is under way; if nobody ever tells what became of it, it is sent again after this instant. */
    public Progress leased(Instant until) {
        return new Progress(status, events, delivered, tries, until, heartbeatAt, lease + 1, failure);
    }

    /** The endpoint acknowledged everything up to an event. */
    public Progress acknowledged(long upTo, Instant now, Optional<Duration> silence) {
        Instant next = silence.map(now::plus).orElse(null);
        return new Progress(Status.ACTIVE, events, Math.max(delivered, upTo), 0, now, next, lease, null);
    }

    /** A try failed; after the last one the subscription is in error and stays so until somebody starts it again. */
    public Progress failed(String why, Instant again, int mostTries) {
        Status after = tries + 1 >= mostTries ? Status.ERROR : status;
        return new Progress(after, events, delivered, tries + 1, again, heartbeatAt, lease, why);
    }

    /** Asked for again: a new handshake, then on from the last event delivered. */
    public Progress restarted(Instant now) {
        return new Progress(Status.REQUESTED, events, delivered, 0, now, null, lease + 1, null);
    }

    /** Nothing more is sent. */
    public Progress ended() {
        return new Progress(Status.OFF, events, delivered, tries, notBefore, null, lease + 1, failure);
    }
}
