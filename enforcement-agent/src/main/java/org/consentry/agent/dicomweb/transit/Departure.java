// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.Intent;
import org.consentry.agent.disclosure.Item;
import org.consentry.agent.disclosure.Refusal;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.queue.Judge;
import org.consentry.agent.queue.QueueVerdict;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.Route;

/**
 * Lets held objects go, or not: each is decided on anew at that moment, and its intent is on the disk before its first
 * byte leaves.
 *
 * @param judge decides
 * @param release where it is written down
 * @param mayUse whether the route as it is now still lets its program use it like this
 */
public record Departure(Judge judge, Release release, Predicate<Route> mayUse) {

    /** Whether an object may leave at this moment; if not, the refusal is written down and its sender is told. */
    public Optional<QueueVerdict.Go> mayLeave(Received received) {
        return mayLeave(received.held().orElseThrow().facts(), received::became);
    }

    /**
     * Whether something with these facts may leave at this moment; if not, the refusal is written down.
     *
     * @param told hears what its sender is told then
     */
    public Optional<QueueVerdict.Go> mayLeave(WaitingFacts facts, Consumer<Status> told) {
        return switch (judge.on(facts.subject())) {
            case QueueVerdict.Go go
            when !mayUse.test(go.route().route()) ->
                stays(facts, told, new Deny(Reason.DEST_UNREGISTERED), judge.undecided());
            case QueueVerdict.Go go
            when go.route()
                    .route()
                    .limits()
                    .outside(facts.kind().sopClass(), facts.kind().syntax())
                    .isPresent() -> stays(facts, told, new Deny(Reason.KIND_NOT_TAKEN), judge.undecided());
            case QueueVerdict.Go go -> Optional.of(go);
            case QueueVerdict.Destroy no -> stays(facts, told, no.deny(), no.ground());
            case QueueVerdict.Wait wait -> stays(facts, told, new Deny(reason(wait.why())), judge.undecided());
        };
    }

    /** Keeps an object that is held, for this reason: it is written down, and its sender is told. */
    public void keep(Received received, Reason reason) {
        keep(received.held().orElseThrow().facts(), received::became, reason);
    }

    /** The same of what has these facts. */
    public void keep(WaitingFacts facts, Consumer<Status> told, Reason reason) {
        stays(facts, told, new Deny(reason), judge.undecided());
    }

    /**
     * Writes down that an object is about to leave.
     *
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if it cannot be; then it must stay
     */
    public Intent intend(WaitingFacts facts, QueueVerdict.Go go) {
        boolean named = facts.methods().isEmpty();
        return release.intend(
                go.permit(),
                new Item(
                        go.permit().request().patient(),
                        Objects.requireNonNull(go.permit().request().study().uid(), "the question named the study"),
                        facts.methods(),
                        named ? Identifiability.NAMED : Identifiability.CODED,
                        go.ground()));
    }

    private Optional<QueueVerdict.Go> stays(WaitingFacts facts, Consumer<Status> told, Deny deny, Ground ground) {
        InstanceAdmission.record(
                release, new Refusal(facts.subject().person(), facts.subject().study(), deny, ground));
        Status status = InstanceAdmission.refused(deny);
        told.accept(status);
        return Optional.empty();
    }

    /** What the queue would wait for is a reason, or that the recipient has another address. */
    private static Reason reason(String why) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(why))
                .findFirst()
                .orElse(Reason.DEST_UNREGISTERED);
    }
}
