// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The life of one incoming connection: request, answer, service, end (PS3.8 section 9.2, states 2 to 13). */
final class AcceptorSide {
    private final Wire wire;
    private final Timeouts timeouts;
    private final Acceptor acceptor;
    private final Places places;
    private final Runnable heard;

    /**
     * @param places one is taken for as long as an association is open
     * @param heard run once the first byte is here
     */
    AcceptorSide(Wire wire, Timeouts timeouts, Acceptor acceptor, Places places, Runnable heard) {
        this.wire = wire;
        this.timeouts = timeouts;
        this.acceptor = acceptor;
        this.places = places;
        this.heard = heard;
    }

    void serve(CallingPeer caller) {
        InetAddress peer = caller.address().getAddress();
        AssociateRequest request = request();
        if (!places.take(peer)) {
            acceptor.turnedAway(Acceptor.Limit.ASSOCIATIONS, peer);
            end(new Pdu.Reject(Rejection.LOCAL_LIMIT));
            return;
        }
        @Nullable Rejection rejection = null;
        try {
            Acceptor.Answer answer = acceptor.answer(request, caller);
            if (answer instanceof Acceptor.Accepted accepted) {
                serve(request, accepted);
            } else {
                rejection = ((Acceptor.Rejected) answer).why();
            }
        } finally {
            places.give(peer);
        }
        // only now: who is rejected and does not hang up must not keep the place meanwhile
        if (rejection != null) {
            end(new Pdu.Reject(rejection));
        }
    }

    private AssociateRequest request() {
        try {
            wire.awaitByte(timeouts.greeting());
            heard.run();
            ByteBuffer body = wire.readLong(timeouts.artim());
            if (PduDecoder.decode(wire.type(), body) instanceof Pdu.Request request) {
                return request.request();
            }
            throw new MalformedPduException("A-ASSOCIATE-RQ was expected, found PDU type " + wire.type());
        } catch (MalformedPduException e) {
            end(Pdu.Abort.UNEXPECTED_PDU);
            throw e;
        }
    }

    private void serve(AssociateRequest request, Acceptor.Accepted accepted) {
        try (Acceptor.Session session = accepted.session()) {
            Pdu.Accept accept = new Pdu.Accept(
                    request.called().value(),
                    request.calling().value(),
                    accepted.contexts(),
                    UserInformation.ours(Association.MAX_PDU_BYTES, accepted.roles()));
            wire.write(PduEncoder.encode(accept), timeouts.transfer());
            Association association = new Association(
                    wire, timeouts, request, accept, request.user().maxPduBytes());
            boolean served = false;
            try {
                session.serve(association);
                served = true;
            } finally {
                if (!served) {
                    association.abort();
                }
            }
        }
    }

    private void end(Pdu last) {
        wire.write(PduEncoder.encode(last), timeouts.artim());
        wire.awaitClose(timeouts.artim());
    }
}
