// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.subscription.DeadLetter;
import org.consentry.server.subscription.DeadLetterStore;
import org.consentry.server.subscription.DeliveryProgress;
import org.consentry.server.subscription.Event;
import org.consentry.server.subscription.EventStore;
import org.consentry.server.subscription.PayloadContent;
import org.consentry.server.subscription.Subscriber;
import org.consentry.server.subscription.SubscriptionConfig;
import org.consentry.server.subscription.SubscriptionMapping;
import org.consentry.server.subscription.SubscriptionStore;

/**
 * The steps of one subscription before and after a notification is on its way, each in a transaction of its own. A
 * notification lost between them is sent again.
 */
@Singleton
public class DeliveryRound {
    /** More time than it takes to notice any answer. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final SubscriptionStore subscriptions;
    private final EventStore events;
    private final DeadLetterStore deadLetters;
    private final NotificationMapping notifications;
    private final SubscriptionMapping mapping;
    private final SubscriptionConfig config;
    private final LookRecorder looks;
    private final RandomGenerator random;

    /** Takes its collaborators. */
    @Inject
    public DeliveryRound(
            SubscriptionStore subscriptions,
            EventStore events,
            DeadLetterStore deadLetters,
            NotificationMapping notifications,
            SubscriptionMapping mapping,
            SubscriptionConfig config,
            LookRecorder looks,
            RandomGenerator random) {
        this.subscriptions = subscriptions;
        this.events = events;
        this.deadLetters = deadLetters;
        this.notifications = notifications;
        this.mapping = mapping;
        this.config = config;
        this.looks = looks;
        this.random = random;
    }

    /** What to send now, if anything. Nobody else may send it until its lease ends. */
    Optional<Sending> begin(String id, Instant now) {
        return subscriptions.lockedIfFree(id).flatMap(found -> begin(found, now));
    }

    private Optional<Sending> begin(Subscriber found, Instant now) {
        if (found.end() != null && !found.end().isAfter(now)) {
            change(found, found.progress().ended());
            return Optional.empty();
        }
        Subscriber current = events.count(found);
        DeliveryProgress.Step step = current.progress().next(now);
        if (step == DeliveryProgress.Step.NOTHING) {
            subscriptions.save(current);
            return Optional.empty();
        }
        // The host may have left the list of hosts since the subscription was requested.
        if (config.hosts().objection(current.channel().endpoint().toString()).isPresent()) {
            fail(current, current.progress().failed("The endpoint's host is not allowed any more", now, 1), now);
            return Optional.empty();
        }
        DeliveryProgress leased =
                current.progress().leased(now.plus(current.channel().timeout()).plus(SLACK));
        Subscriber sender = current.with(leased);
        subscriptions.save(sender);
        return Optional.of(sending(sender, step));
    }

    private Sending sending(Subscriber sender, DeliveryProgress.Step step) {
        DeliveryProgress progress = sender.progress();
        List<Event> batch = step == DeliveryProgress.Step.EVENTS
                ? events.between(
                        sender.id(),
                        progress.delivered() + 1,
                        progress.events(),
                        sender.channel().most())
                : List.of();
        if (sender.channel().content() == PayloadContent.FULL_RESOURCE) {
            look(sender, batch);
        }
        return new Sending(
                sender.id(),
                progress.lease(),
                step,
                sender.channel(),
                progress.delivered() + 1,
                progress.delivered() + batch.size(),
                notifications.text(sender, step, batch));
    }

    /** Records a look for each whole Consent, by the person who ordered it. The patient reads about it once. */
    private void look(Subscriber sender, List<Event> batch) {
        var reader = sender.onBehalfOf()
                .orElseThrow(
                        () -> new IllegalStateException("Expected somebody by whose right Consents are sent whole"));
        events.neverShown(
                        sender.id(),
                        batch.stream().filter(notifications::isWhole).toList())
                .forEach(event -> looks.looked(reader, event.patient(), event.versioned(), false));
    }

    /** Notes the outcome of a notification, unless another one has taken its place. */
    void settle(Sending.Outcome outcome, Instant now) {
        Sending sending = outcome.sending();
        subscriptions
                .locked(sending.subscription())
                .filter(found -> found.progress().lease() == sending.lease())
                .ifPresent(found -> outcome.failure()
                        .ifPresentOrElse(
                                why -> failed(found, why, now),
                                () -> change(
                                        found,
                                        found.progress()
                                                .acknowledged(
                                                        sending.last(),
                                                        now,
                                                        found.channel().silence()))));
    }

    /** Counts a failed try, since the notification could not even be made. */
    void stumbled(String id, Instant now) {
        // The failure rolled back what was counted before it, so it is counted again.
        subscriptions
                .locked(id)
                .map(events::count)
                .ifPresent(found -> failed(found, "The notification could not be made", now));
    }

    private void failed(Subscriber found, String why, Instant now) {
        Duration pause = config.backoff().pause(found.progress().tries() + 1, random);
        fail(found, found.progress().failed(why, now.plus(pause), config.tries()), now);
    }

    /** Ends a subscription in error. Staff find its waiting events among the dead letters. */
    private void fail(Subscriber found, DeliveryProgress after, Instant now) {
        boolean turns = after.status() == DeliveryProgress.Status.ERROR
                && found.progress().status() != after.status();
        if (turns && after.events() > after.delivered()) {
            String why = String.valueOf(after.failure());
            deadLetters.add(new DeadLetter(found.id(), after.delivered() + 1, after.events(), after.tries(), why, now));
        }
        change(found, after);
    }

    private void change(Subscriber found, DeliveryProgress after) {
        subscriptions.save(found.with(after));
        if (after.status() != found.progress().status()) {
            mapping.follow(found.id(), found.owner(), after);
        }
    }
}
