// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.commitment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.DimseAct;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.RoleSelection;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;

/**
 * What one association of a sender says of commitment. The report goes back on it if the sender has negotiated its
 * role, or cannot be called; one report at a time, since no more operations were negotiated. For one thread.
 */
public final class CommitmentDialog implements AutoCloseable {
    private static final int ACTION_TYPE = 1;
    private static final Status NO_SUCH_CLASS = new Status(0x0118, "");
    private static final Status NO_SUCH_INSTANCE = new Status(0x0112, "");
    private static final Status NO_SUCH_ACTION = new Status(0x0123, "");
    private static final Status INVALID_ARGUMENT = new Status(0x0115, "");
    private static final Status RESOURCE_LIMITATION = new Status(0x0213, "Too many requests; try again later");

    private final CommitmentScp scp;
    private final SenderWay way;
    private final Deque<OpenRequest> unanswered = new ArrayDeque<>();
    private int reportId;
    private int contextId;

    CommitmentDialog(CommitmentScp scp, SenderWay way) {
        this.scp = scp;
        this.way = way;
    }

    /** Answers an N-ACTION, and reports if that goes here. */
    public void act(Association sender, Message message) {
        Optional<Status> fault = fault(sender, message);
        if (fault.isPresent()) {
            sender.respond(message, fault.get());
            return;
        }
        Optional<OpenRequest> opened;
        try {
            opened = scp.requests().open(way, request(sender, message));
        } catch (MalformedDatasetException e) {
            sender.respond(message, INVALID_ARGUMENT);
            return;
        }
        if (opened.isEmpty()) {
            sender.respond(message, RESOURCE_LIMITATION);
            return;
        }
        unanswered.add(opened.get());
        sender.respond(message, Status.SUCCESS);
        boolean here = hasNegotiatedRole(sender) || !scp.canCall(way.sender());
        if (!here) {
            unanswered.removeLast();
            scp.callLater(opened.get());
        } else if (unanswered.size() == 1) {
            contextId = message.contextId();
            reportId = scp.report(sender, contextId, unanswered.getFirst());
        }
    }

    /** Takes the sender's response to a report; false if nothing was reported that it answers. */
    public boolean heard(Association sender, Message response) {
        if (unanswered.isEmpty() || !response.command().answers(reportId)) {
            return false;
        }
        scp.requests().close(unanswered.removeFirst());
        if (!unanswered.isEmpty()) {
            reportId = scp.report(sender, contextId, unanswered.getFirst());
        }
        return true;
    }

    /** The association is over: who has not answered is called, if that can be. */
    @Override
    public void close() {
        unanswered.forEach(scp::callLater);
        unanswered.clear();
    }

    private static CommitmentRequest request(Association sender, Message message) {
        TransferSyntax syntax = sender.transferSyntax(message.contextId())
                .flatMap(TransferSyntax::of)
                .orElseThrow(() -> new MalformedDatasetException("expected a context of commitment"));
        return CommitmentCodec.request(message.data(), syntax);
    }

    private static Optional<Status> fault(Association sender, Message message) {
        boolean context = sender.abstractSyntax(message.contextId())
                .filter(Uids.STORAGE_COMMITMENT::equals)
                .isPresent();
        if (!context) {
            return Optional.of(NO_SUCH_CLASS);
        }
        return message.command().action().map(CommitmentDialog::fault).orElse(Optional.of(NO_SUCH_CLASS));
    }

    private static Optional<Status> fault(DimseAct action) {
        if (!action.sopClass().equals(Uids.STORAGE_COMMITMENT)) {
            return Optional.of(NO_SUCH_CLASS);
        }
        if (!action.sopInstance().equals(Uids.STORAGE_COMMITMENT_INSTANCE)) {
            return Optional.of(NO_SUCH_INSTANCE);
        }
        return action.type() == ACTION_TYPE ? Optional.empty() : Optional.of(NO_SUCH_ACTION);
    }

    private static boolean hasNegotiatedRole(Association sender) {
        return sender.request().user().roles().stream()
                .filter(role -> role.sopClass().equals(Uids.STORAGE_COMMITMENT))
                .anyMatch(RoleSelection::scu);
    }
}
