// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.consentry.agent.dicom.dimse.Acceptor;
import org.consentry.agent.dicom.dimse.AssociateRequest;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationListener;
import org.consentry.agent.dicom.dimse.CallingPeer;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.RoleSelection;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;

/** Where a PACS takes reports on associations that the gateway makes. */
final class ReportTaker implements AutoCloseable {
    final List<CommitmentUser.Report> reports = new CopyOnWriteArrayList<>();
    final List<AssociateRequest> requests = new CopyOnWriteArrayList<>();
    private final AssociationListener listener;
    /** What it answers to a report. */
    volatile Status answer = Status.SUCCESS;
    /** Whether it lets the gateway provide the service. */
    volatile boolean agrees = true;

    ReportTaker() {
        listener = AssociationListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ListenerConfig.STANDARD,
                this::answer,
                Thread::new);
    }

    int port() {
        return listener.port();
    }

    @Override
    public void close() {
        listener.close();
    }

    private Acceptor.Answer answer(AssociateRequest request, CallingPeer caller) {
        requests.add(request);
        return new Acceptor.Accepted(
                request.contexts().stream()
                        .map(context ->
                                context.accept(context.transferSyntaxes().getLast()))
                        .toList(),
                List.of(new RoleSelection(Uids.STORAGE_COMMITMENT, false, agrees)),
                this::serve);
    }

    private void serve(Association association) {
        for (Optional<Message> next = association.receive(); next.isPresent(); next = association.receive()) {
            reports.add(CommitmentUser.read(next.get(), association));
            association.respond(next.get(), answer);
        }
    }
}
