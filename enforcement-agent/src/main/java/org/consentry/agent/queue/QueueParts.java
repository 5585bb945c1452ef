// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.InstanceMark;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.consentry.protocol.StoreAndForward;
import org.jspecify.annotations.Nullable;

/**
 * What the queue asks and tells.
 *
 * @param judge decides anew
 * @param journal where it is written down
 * @param courier the way to recipients
 * @param delivered told of what has arrived
 * @param limits how much, how often, how long
 * @param backOff the pauses
 */
record QueueParts(
        Judge judge,
        DisclosureJournal journal,
        Courier courier,
        Consumer<InstanceMark> delivered,
        QueueLimits limits,
        BackOff backOff) {

    /** What a release of objects that are asked for so has in common, if a person acted by hand or nobody did. */
    ReleaseOrigin origin(WaitingSubject subject, @Nullable HandAct act) {
        String country = judge.replica()
                .view()
                .recipient(subject.recipient())
                .map(RegisteredRecipient::country)
                .orElse("");
        return act == null
                ? new ReleaseOrigin(
                        subject.calledAe(), subject.recipient(), subject.purpose(), country, SentBy.COMPUTER)
                : new ReleaseOrigin(subject.calledAe(), subject.recipient(), subject.purpose(), country, act);
    }

    /** How long what came to a route waits at most. */
    Duration longestWait(String calledAe) {
        return judge.replica()
                .view()
                .route(calledAe)
                .map(found -> found.route().waiting())
                .map(how -> Duration.ofDays(how.days()))
                .orElse(Duration.ofDays(StoreAndForward.USUAL_DAYS));
    }

    /** For how long nothing more of a study comes to a route until it is complete; empty if nothing waits for that. */
    Optional<Duration> studyRest(String calledAe) {
        return judge.replica()
                .view()
                .route(calledAe)
                .map(found -> found.route().waiting())
                .flatMap(StoreAndForward::studyRest);
    }

    /** Whether it is within a route's hours now. */
    boolean isOpen(Route route) {
        StoreAndForward how = route.waiting();
        LocalTime hour =
                LocalTime.ofInstant(judge.clock().now().wall(), judge.policy().zone());
        return how == null || how.isOpen(hour);
    }
}
