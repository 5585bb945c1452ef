// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one subscription has come. It is pure: every change is a new value, and time is an argument.
 *
 * @param status as the standard names it
 * @param events events counted since the subscription began
 * @param delivered the last event the endpoint has acknowledged
 * @param tries failures in a row
 * @param notBefore nothing is sent earlier, since a notification is under way or the next try waits
 * @param heartbeatAt when the next heartbeat is due, or null without a heartbeat
 * @param lease counts sendings; an answer to an older one is ignored
 * @param failure the last failure, or null
 */
public record DeliveryProgress(
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

    /** The kind of notification to send next. */
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

    public static DeliveryProgress begin(Instant now) {
        return new DeliveryProgress(Status.REQUESTED, 0, 0, 0, now, null, 0, null);
    }

    /** What to send next. Events come first, since they are news and a sign of life at once. */
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

    /** The progress after more events were found in the log. */
    DeliveryProgress counted(long more) {
        return new DeliveryProgress(status, events + more, delivered, tries, notBefore, heartbeatAt, lease, failure);
    }

    /**
     * The progress while a notification is under way. If its outcome stays unknown, it is sent again after this
     * instant.
     */
    public DeliveryProgress leased(Instant until) {
        return new DeliveryProgress(status, events, delivered, tries, until, heartbeatAt, lease + 1, failure);
    }

    /** The progress after the endpoint acknowledged everything up to an event. */
    public DeliveryProgress acknowledged(long upTo, Instant now, Optional<Duration> silence) {
        Instant next = silence.map(now::plus).orElse(null);
        return new DeliveryProgress(Status.ACTIVE, events, Math.max(delivered, upTo), 0, now, next, lease, null);
    }

    /**
     * The progress after a failed try. After the last try the subscription is in error until somebody starts it again.
     */
    public DeliveryProgress failed(String why, Instant again, int mostTries) {
        Status after = tries + 1 >= mostTries ? Status.ERROR : status;
        return new DeliveryProgress(after, events, delivered, tries + 1, again, heartbeatAt, lease, why);
    }

    /** The progress after a new start: a new handshake, then on from the last event delivered. */
    public DeliveryProgress restarted(Instant now) {
        return new DeliveryProgress(Status.REQUESTED, events, delivered, 0, now, null, lease + 1, null);
    }

    /** The progress after the end. Nothing more is sent. */
    public DeliveryProgress ended() {
        return new DeliveryProgress(Status.OFF, events, delivered, tries, notBefore, null, lease + 1, failure);
    }
}
