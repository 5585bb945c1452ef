// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.DimseAct;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.RoleSelection;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.protocol.RecipientPlace;

/**
 * The provider of Storage Commitment: takes requests within associations, and calls senders whose report does not go
 * there. Safe for every thread; {@link #doWork} is for one.
 */
public final class CommitmentScp {
    private static final Logger LOG = System.getLogger(CommitmentScp.class.getName());

    private static final int CONTEXT = 1;
    /** Between the tries to call a sender; after the last one its request is given up. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

    private final Commitments commitments;
    private final Function<AeTitle, Optional<RecipientPlace>> places;
    private final SenderLine line;
    private final LongSupplier ticks;
    private final OpenRequests requests = new OpenRequests();

    /**
     * Makes one.
     *
     * @param places where a sender takes reports; empty if nobody said so
     * @param ticks nanoseconds that only go on
     */
    public CommitmentScp(
            Commitments commitments,
            Function<AeTitle, Optional<RecipientPlace>> places,
            SenderLine line,
            LongSupplier ticks) {
        this.commitments = commitments;
        this.places = places;
        this.line = line;
        this.ticks = ticks;
    }

    /** What is known of deliveries. */
    public Commitments commitments() {
        return commitments;
    }

    /** How many requests have no report yet. */
    public int open() {
        return requests.size();
    }

    /** What one association of a sender says of commitment; the caller closes it. */
    public CommitmentDialog dialog(SenderWay way) {
        return new CommitmentDialog(this, way);
    }

    /** Calls the senders that are due; returns how many got their report. */
    public int doWork() {
        int reported = 0;
        for (OpenRequest request : requests.due(ticks.getAsLong())) {
            boolean got = isReported(request);
            if (got) {
                requests.close(request);
                reported++;
            } else {
                again(request);
            }
        }
        return reported;
    }

    OpenRequests requests() {
        return requests;
    }

    /** Whether the sender can be called. */
    boolean canCall(AeTitle sender) {
        return places.apply(sender).isPresent();
    }

    /** Leaves a report to {@link #doWork}, or gives it up if the sender cannot be called. */
    void callLater(OpenRequest request) {
        if (canCall(request.way.sender())) {
            requests.call(request, ticks.getAsLong());
        } else {
            giveUp(request);
        }
    }

    /** The answer as it is at this moment, and its event. */
    int report(Association to, int contextId, OpenRequest request) {
        TransferSyntax syntax = to.transferSyntax(contextId)
                .flatMap(TransferSyntax::of)
                .orElseThrow(() -> new IllegalStateException("the context was accepted"));
        CommitmentAnswer answer = commitments.answer(request.way, request.request);
        DimseAct event = new DimseAct(Uids.STORAGE_COMMITMENT, Uids.STORAGE_COMMITMENT_INSTANCE, answer.eventType());
        return to.report(contextId, event, CommitmentCodec.write(answer, syntax));
    }

    private void again(OpenRequest request) {
        if (request.tries >= PAUSES.size()) {
            giveUp(request);
            return;
        }
        requests.call(request, ticks.getAsLong() + PAUSES.get(request.tries).toNanos());
        request.tries++;
    }

    private void giveUp(OpenRequest request) {
        requests.close(request);
        LOG.log(
                Level.WARNING,
                "{0} did not get a report on the commitment it asked for; it can ask again",
                request.way.sender());
    }

    private boolean isReported(OpenRequest request) {
        Optional<RecipientPlace> place = places.apply(request.way.sender());
        if (place.isEmpty()) {
            return false;
        }
        try (Association association = line.call(
                place.get(),
                Association.proposal(
                        new AeTitle(place.get().title()),
                        new AeTitle(request.way.route()),
                        new ProposedContext(
                                CONTEXT, Uids.STORAGE_COMMITMENT, List.of(Uids.EXPLICIT_LE, Uids.IMPLICIT_LE)),
                        new RoleSelection(Uids.STORAGE_COMMITMENT, false, true)))) {
            boolean provides = association
                    .role(Uids.STORAGE_COMMITMENT)
                    .map(RoleSelection::scp)
                    .orElse(true);
            if (association.transferSyntax(CONTEXT).isEmpty() || !provides) {
                LOG.log(Level.WARNING, "{0} takes no reports on commitment", request.way.sender());
                association.release();
                return false;
            }
            int messageId = report(association, CONTEXT, request);
            Optional<Message> response = association.receive();
            boolean taken = response.filter(message -> message.command().answers(messageId))
                    .map(message -> message.command().status().code() == Status.SUCCESS.code())
                    .orElse(false);
            if (response.isPresent()) {
                association.release();
            }
            return taken;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "{0} cannot be called: {1}", request.way.sender(), e.getMessage());
            return false;
        }
    }
}
