// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.consentry.agent.dicom.commitment.CommitmentDialog;
import org.consentry.agent.dicom.dimse.Acceptor;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationLostException;
import org.consentry.agent.dicom.dimse.MalformedPduException;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.Status;

/**
 * One sender's association: answers C-ECHO itself, hands each C-STORE to the gate, and what is about commitment to the
 * dialog.
 */
final class GatewaySession implements Acceptor.Session {
    private static final Logger LOG = System.getLogger(GatewaySession.class.getName());

    private final StoreGate gate;
    private final Optional<CommitmentDialog> commitment;

    /** @param commitment empty where nobody answers for what was delivered */
    GatewaySession(StoreGate gate, Optional<CommitmentDialog> commitment) {
        this.gate = gate;
        this.commitment = commitment;
    }

    @Override
    public void serve(Association sender) {
        for (Optional<Message> next = sender.receive(); next.isPresent(); next = sender.receive()) {
            Message message = next.get();
            if (message.command().isResponse()) {
                if (commitment.filter(dialog -> dialog.heard(sender, message)).isEmpty()) {
                    throw new MalformedPduException("a response came to nothing that was asked");
                }
            } else if (message.command().isAction() && commitment.isPresent()) {
                commitment.get().act(sender, message);
            } else {
                sender.respond(message, answer(sender, message));
            }
        }
    }

    @Override
    public void close() {
        try (gate) {
            commitment.ifPresent(CommitmentDialog::close);
        }
    }

    private Status answer(Association sender, Message message) {
        if (message.command().isEcho()) {
            return Status.SUCCESS;
        }
        if (!message.command().isStore()) {
            return new Status(Status.UNRECOGNIZED_OPERATION, "");
        }
        try {
            return gate.pass(sender, message);
        } catch (AssociationLostException | MalformedPduException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an object could not be dealt with; nothing of it was released", e);
            return Statuses.fault();
        }
    }
}
