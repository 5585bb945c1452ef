// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * An established association, as requester or as acceptor (PS3.8). For one thread at a time; only {@link #close} may be
 * called from another, to end whatever the first one waits for.
 *
 * <p>Every method may throw {@link AssociationLostException} or {@link MalformedPduException}; the association is then
 * closed, after an A-ABORT if the peer can still be told.
 */
public final class Association implements AutoCloseable {
    /** Longest P-DATA-TF body that we take. */
    public static final int MAX_PDU_BYTES = 128 << 10;

    private final Wire wire;
    private final Timeouts timeouts;
    private final AssociateRequest request;
    private final Map<Integer, ContextAnswer> accepted;
    private final List<RoleSelection> peerRoles;
    private final MessageReader reader;
    private final MessageWriter writer;
    private boolean open = true;
    private boolean began;
    private int lastMessageId;

    Association(Wire wire, Timeouts timeouts, AssociateRequest request, Pdu.Accept accept, long peerMaxPduBytes) {
        this.wire = wire;
        this.timeouts = timeouts;
        this.request = request;
        this.peerRoles = accept.user().roles();
        this.accepted = accept.answers().stream()
                .filter(ContextAnswer::isAccepted)
                .filter(answer -> request.context(answer.id()).isPresent())
                .collect(Collectors.toUnmodifiableMap(ContextAnswer::id, Function.identity(), (first, again) -> first));
        this.reader = new MessageReader(wire, timeouts);
        this.writer = new MessageWriter(wire, timeouts.transfer(), peerMaxPduBytes);
    }

    /**
     * Connects and asks for an association.
     *
     * @throws AssociationRejectedException if the peer answers A-ASSOCIATE-RJ
     */
    public static Association request(InetSocketAddress peer, AssociateRequest request, Timeouts timeouts) {
        return request(peer, request, timeouts, Optional.empty());
    }

    /**
     * The same by TLS, if it is given; never in the clear then.
     *
     * @throws TlsFailedException if the peer does not agree on TLS, or is not who it should be
     * @throws AssociationRejectedException if the peer answers A-ASSOCIATE-RJ
     */
    public static Association request(
            InetSocketAddress peer, AssociateRequest request, Timeouts timeouts, Optional<Encryption> encryption) {
        Wire wire = Wire.connect(peer, MAX_PDU_BYTES, timeouts.connect());
        boolean established = false;
        try {
            encryption.ifPresent(tls -> wire.secure(tls.engine(), Runnable::run, timeouts.connect()));
            wire.write(PduEncoder.encode(new Pdu.Request(request)), timeouts.transfer());
            ByteBuffer body = wire.readLong(timeouts.artim());
            Pdu answer = PduDecoder.decode(wire.type(), body);
            if (answer instanceof Pdu.Reject reject) {
                throw new AssociationRejectedException(reject.rejection());
            }
            if (!(answer instanceof Pdu.Accept accept)) {
                throw new AssociationLostException("the peer answered with PDU type " + wire.type());
            }
            Association association = new Association(
                    wire, timeouts, request, accept, accept.user().maxPduBytes());
            established = true;
            return association;
        } finally {
            if (!established) {
                wire.close();
            }
        }
    }

    /** The request of our own that names these peers and contexts. */
    public static AssociateRequest proposal(AeTitle called, AeTitle calling, List<ProposedContext> contexts) {
        return new AssociateRequest(called, calling, contexts, UserInformation.ours(MAX_PDU_BYTES, List.of()));
    }

    /** The request of our own that names these peers, one context, and our role in it. */
    public static AssociateRequest proposal(
            AeTitle called, AeTitle calling, ProposedContext context, RoleSelection role) {
        return new AssociateRequest(
                called, calling, List.of(context), UserInformation.ours(MAX_PDU_BYTES, List.of(role)));
    }

    public AssociateRequest request() {
        return request;
    }

    public Collection<ContextAnswer> acceptedContexts() {
        return accepted.values();
    }

    /** The transfer syntax of an accepted context; empty if the context was not accepted. */
    public Optional<String> transferSyntax(int contextId) {
        return Optional.ofNullable(accepted.get(contextId)).map(ContextAnswer::transferSyntax);
    }

    /** The roles that the acceptor agreed on for a SOP class; empty if it said nothing. */
    public Optional<RoleSelection> role(String sopClass) {
        return peerRoles.stream()
                .filter(role -> role.sopClass().equals(sopClass))
                .findFirst();
    }

    /** The SOP class of an accepted context; empty if the context was not accepted. */
    public Optional<String> abstractSyntax(int contextId) {
        return request.context(contextId)
                .filter(context -> accepted.containsKey(contextId))
                .map(ProposedContext::abstractSyntax);
    }

    /** Waits for the peer's next request; empty when it has released the association, which is then closed. */
    public Optional<Message> receive() {
        return guarded(() -> {
            Optional<Message> message = reader.next(began ? timeouts.idle() : timeouts.first());
            began = true;
            if (message.isEmpty()) {
                wire.write(PduEncoder.encode(new Pdu.ReleaseResponse()), timeouts.transfer());
                wire.awaitClose(timeouts.artim());
                close();
            } else if (!accepted.containsKey(message.get().contextId())) {
                throw new MalformedPduException("a message in a presentation context that was not accepted");
            }
            return message;
        });
    }

    /** Answers a request of the peer, after skipping what is left of its data set. */
    public void respond(Message to, Status status) {
        guarded(() -> {
            reader.skipRest();
            writer.send(to.contextId(), to.command().response(status));
            return status;
        });
    }

    /**
     * Begins a C-STORE; the data set is written to the result and completed by its {@code finish}.
     *
     * @param contextId an accepted context
     */
    public OutgoingStore store(int contextId, String sopClass, String sopInstance) {
        return store(contextId, sopClass, sopInstance, Optional.empty());
    }

    /** The same for who asked for the object by C-MOVE. */
    public OutgoingStore store(
            int contextId, String sopClass, String sopInstance, Optional<MoveOriginator> originator) {
        if (!accepted.containsKey(contextId)) {
            throw new IllegalArgumentException("presentation context " + contextId + " was not accepted");
        }
        int messageId = nextMessageId();
        guarded(() -> {
            writer.begin(contextId, Command.storeRequest(messageId, sopClass, sopInstance, originator));
            return messageId;
        });
        return new OutgoingStore(this, contextId, messageId);
    }

    /**
     * Sends an N-EVENT-REPORT and does not wait: the response is a message that {@link #receive} returns.
     *
     * @param contextId an accepted context
     * @param dataset what is reported, in the context's transfer syntax
     * @return the number that the response will name
     */
    public int report(int contextId, DimseAct event, byte[] dataset) {
        return request(contextId, messageId -> Command.eventReport(messageId, event), dataset);
    }

    /** The same with an N-ACTION that asks for something. */
    public int ask(int contextId, DimseAct action, byte[] dataset) {
        return request(contextId, messageId -> Command.actionRequest(messageId, action), dataset);
    }

    /** Sends a C-ECHO and waits for the answer; a context for {@link Uids#VERIFICATION} must have been accepted. */
    public Status echo() {
        int contextId = accepted.keySet().stream()
                .filter(id ->
                        abstractSyntax(id).filter(Uids.VERIFICATION::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the peer did not accept Verification"));
        int messageId = nextMessageId();
        guarded(() -> {
            writer.send(contextId, Command.echoRequest(messageId));
            return messageId;
        });
        return response(messageId);
    }

    /** Whether the association is open and the peer has neither closed it nor sent anything unasked. */
    public boolean isUsable() {
        return open && wire.isQuiet();
    }

    /** Whether the peer has closed or aborted it, looked at without waiting. What else it sent is still to be read. */
    public boolean isGone() {
        return !open || wire.isGone();
    }

    /** Ends the association in order; afterwards it is closed. */
    public void release() {
        guarded(() -> {
            wire.write(PduEncoder.encode(new Pdu.ReleaseRequest()), timeouts.transfer());
            boolean released = reader.next(timeouts.artim()).isEmpty();
            close();
            return released;
        });
    }

    /** Informs the peer that the association is over and closes it. What was under way there is void. */
    public void abort() {
        abort(Pdu.Abort.BY_USER);
    }

    /** Closes the connection without a word to the peer. */
    @Override
    public void close() {
        open = false;
        wire.close();
    }

    void writeData(int contextId, byte[] from, int offset, int length) {
        guarded(() -> {
            writer.data(contextId, from, offset, length);
            return length;
        });
    }

    Status finish(int contextId, int messageId) {
        guarded(() -> {
            writer.endData(contextId);
            return messageId;
        });
        return response(messageId);
    }

    private Status response(int messageId) {
        return guarded(() -> {
            Message message = reader.next(timeouts.transfer())
                    .orElseThrow(() -> new AssociationLostException("the peer released instead of answering"));
            Command command = message.command();
            if (!command.isResponse() || command.hasDataSet() || command.messageIdRespondedTo() != messageId) {
                throw new MalformedPduException("the response to message " + messageId + " was expected");
            }
            return command.status();
        });
    }

    private int request(int contextId, IntFunction<Command> command, byte[] dataset) {
        if (!accepted.containsKey(contextId)) {
            throw new IllegalArgumentException("presentation context " + contextId + " was not accepted");
        }
        int messageId = nextMessageId();
        return guarded(() -> {
            writer.begin(contextId, command.apply(messageId));
            writer.data(contextId, dataset, 0, dataset.length);
            writer.endData(contextId);
            return messageId;
        });
    }

    private int nextMessageId() {
        lastMessageId = lastMessageId % 0xFFFF + 1;
        return lastMessageId;
    }

    private void abort(Pdu.Abort why) {
        if (!open) {
            return;
        }
        open = false;
        if (reader.isOver()) {
            wire.close();
            return;
        }
        try {
            wire.write(PduEncoder.encode(why), timeouts.artim());
            wire.awaitClose(timeouts.artim());
        } catch (AssociationLostException e) {
            // the peer is gone already
        } finally {
            wire.close();
        }
    }

    private <T> T guarded(Exchange<T> exchange) {
        if (!open) {
            throw new AssociationLostException("the association is closed");
        }
        try {
            return exchange.run();
        } catch (MalformedPduException e) {
            abort(Pdu.Abort.INVALID_PARAMETER);
            throw e;
        } catch (AssociationLostException e) {
            close();
            throw e;
        }
    }

    private interface Exchange<T> {
        T run();
    }
}
