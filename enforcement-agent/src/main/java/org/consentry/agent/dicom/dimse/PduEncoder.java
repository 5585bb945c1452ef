// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes PDUs whole, header included. Fragments of data sets on the hot path are written by {@link MessageWriter}. */
final class PduEncoder {
    private static final int PROTOCOL_VERSION = 1;
    private static final int TITLE_BYTES = 16;
    private static final int RESERVED_BYTES = 32;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private PduEncoder() {}

    static ByteBuffer encode(Pdu pdu) {
        return switch (pdu) {
            case Pdu.Request request ->
                new PduEncoder().request(request.request()).framed(Pdu.ASSOCIATE_RQ);
            case Pdu.Accept accept -> new PduEncoder().accept(accept).framed(Pdu.ASSOCIATE_AC);
            case Pdu.Reject reject -> rejection(reject.rejection());
            case Pdu.DataTransfer data -> new PduEncoder().values(data.values()).framed(Pdu.P_DATA_TF);
            case Pdu.ReleaseRequest _ -> new PduEncoder().bytes(0, 0, 0, 0).framed(Pdu.RELEASE_RQ);
            case Pdu.ReleaseResponse _ -> new PduEncoder().bytes(0, 0, 0, 0).framed(Pdu.RELEASE_RP);
            case Pdu.Abort abort ->
                new PduEncoder().bytes(0, 0, abort.source(), abort.reason()).framed(Pdu.ABORT);
        };
    }

    private static ByteBuffer rejection(Rejection why) {
        return new PduEncoder()
                .bytes(0, why.result(), why.source(), why.reason())
                .framed(Pdu.ASSOCIATE_RJ);
    }

    private PduEncoder request(AssociateRequest request) {
        opening(request.called().value(), request.calling().value());
        for (ProposedContext context : request.contexts()) {
            PduEncoder item = new PduEncoder().bytes(context.id(), 0, 0, 0);
            item.item(Items.ABSTRACT_SYNTAX, context.abstractSyntax());
            context.transferSyntaxes().forEach(syntax -> item.item(Items.TRANSFER_SYNTAX, syntax));
            item(Items.PROPOSED_CONTEXT, item);
        }
        return user(request.user());
    }

    private PduEncoder accept(Pdu.Accept accept) {
        opening(accept.called(), accept.calling());
        for (ContextAnswer answer : accept.answers()) {
            PduEncoder item =
                    new PduEncoder().bytes(answer.id(), 0, answer.result().code(), 0);
            item.item(Items.TRANSFER_SYNTAX, answer.transferSyntax());
            item(Items.ANSWERED_CONTEXT, item);
        }
        return user(accept.user());
    }

    private void opening(String called, String calling) {
        bytes(0, PROTOCOL_VERSION, 0, 0);
        title(called);
        title(calling);
        out.writeBytes(new byte[RESERVED_BYTES]);
        item(Items.APPLICATION_CONTEXT, Uids.APPLICATION_CONTEXT);
    }

    private PduEncoder user(UserInformation user) {
        PduEncoder item = new PduEncoder();
        item.bytes(Items.MAX_LENGTH, 0, 0, Integer.BYTES).number((int) user.maxPduBytes());
        item.item(Items.IMPLEMENTATION_CLASS, user.implementationClassUid());
        for (RoleSelection role : user.roles()) {
            byte[] sopClass = role.sopClass().getBytes(StandardCharsets.US_ASCII);
            PduEncoder value = new PduEncoder().bytes(0, sopClass.length);
            value.out.writeBytes(sopClass);
            item.item(Items.ROLE_SELECTION, value.bytes(role.scu() ? 1 : 0, role.scp() ? 1 : 0));
        }
        if (!user.implementationVersion().isEmpty()) {
            item.item(Items.IMPLEMENTATION_VERSION, user.implementationVersion());
        }
        item(Items.USER_INFORMATION, item);
        return this;
    }

    private PduEncoder values(List<Pdu.DataValue> values) {
        for (Pdu.DataValue value : values) {
            ByteBuffer bytes = value.bytes().duplicate();
            number(bytes.remaining() + 2);
            bytes(value.contextId(), (value.command() ? 1 : 0) | (value.last() ? 2 : 0));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            out.writeBytes(copy);
        }
        return this;
    }

    private void item(int type, String text) {
        PduEncoder value = new PduEncoder();
        value.out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        item(type, value);
    }

    private void item(int type, PduEncoder value) {
        int length = value.out.size();
        bytes(type, 0, length >>> 8, length);
        out.writeBytes(value.out.toByteArray());
    }

    private void title(String title) {
        out.writeBytes(
                (title + " ".repeat(TITLE_BYTES)).substring(0, TITLE_BYTES).getBytes(StandardCharsets.US_ASCII));
    }

    private PduEncoder bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    private void number(int value) {
        bytes(value >>> 24, value >>> 16, value >>> 8, value);
    }

    private ByteBuffer framed(int type) {
        ByteBuffer framed = ByteBuffer.allocate(Pdu.HEADER_BYTES + out.size());
        framed.put((byte) type).put((byte) 0).putInt(out.size()).put(out.toByteArray());
        return framed.flip();
    }
}
