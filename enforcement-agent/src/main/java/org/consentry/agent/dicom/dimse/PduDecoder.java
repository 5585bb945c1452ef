// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of a PDU; whatever a peer sends, the only exception is {@link MalformedPduException}. */
final class PduDecoder {
    private static final int TITLE_BYTES = 16;
    private static final int RESERVED_BYTES = 32;

    private PduDecoder() {}

    /** Reads one body from its position to its limit; data values are views of the same memory. */
    static Pdu decode(int type, ByteBuffer body) {
        try {
            return switch (type) {
                case Pdu.ASSOCIATE_RQ -> new Pdu.Request(request(body));
                case Pdu.ASSOCIATE_AC -> accept(body);
                case Pdu.ASSOCIATE_RJ -> reject(body);
                case Pdu.P_DATA_TF -> dataTransfer(body);
                case Pdu.RELEASE_RQ -> new Pdu.ReleaseRequest();
                case Pdu.RELEASE_RP -> new Pdu.ReleaseResponse();
                case Pdu.ABORT -> abort(body);
                default -> throw new MalformedPduException("PDU type 1 to 7 expected, found " + type);
            };
        } catch (BufferUnderflowException e) {
            throw new MalformedPduException("PDU of type " + type + " ends too early");
        } catch (IllegalArgumentException e) {
            throw new MalformedPduException("PDU of type " + type + ": " + e.getMessage());
        }
    }

    private static AssociateRequest request(ByteBuffer body) {
        if ((body.getShort() & 1) == 0) {
            throw new MalformedPduException("upper layer protocol version 1 expected");
        }
        body.getShort();
        AeTitle called = new AeTitle(text(slice(body, TITLE_BYTES)));
        AeTitle calling = new AeTitle(text(slice(body, TITLE_BYTES)));
        slice(body, RESERVED_BYTES);
        Items items = Items.read(body);
        if (!items.applicationContext.equals(Uids.APPLICATION_CONTEXT)) {
            throw new MalformedPduException("the DICOM application context was expected");
        }
        return new AssociateRequest(called, calling, items.proposed, items.user);
    }

    private static Pdu accept(ByteBuffer body) {
        body.getInt();
        String called = text(slice(body, TITLE_BYTES));
        String calling = text(slice(body, TITLE_BYTES));
        slice(body, RESERVED_BYTES);
        Items items = Items.read(body);
        return new Pdu.Accept(called, calling, items.answers, items.user);
    }

    private static Pdu reject(ByteBuffer body) {
        body.get();
        return new Pdu.Reject(new Rejection(unsigned(body), unsigned(body), unsigned(body)));
    }

    private static Pdu abort(ByteBuffer body) {
        body.getShort();
        return new Pdu.Abort(unsigned(body), unsigned(body));
    }

    private static Pdu dataTransfer(ByteBuffer body) {
        List<Pdu.DataValue> values = new ArrayList<>(2);
        while (body.hasRemaining()) {
            int length = body.getInt();
            if (length < 2) {
                throw new MalformedPduException("a presentation data value has at least 2 bytes, found " + length);
            }
            ByteBuffer value = slice(body, length);
            int contextId = unsigned(value);
            int control = unsigned(value);
            values.add(new Pdu.DataValue(contextId, (control & 1) != 0, (control & 2) != 0, value.slice()));
        }
        return new Pdu.DataTransfer(values);
    }

    static ByteBuffer slice(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }

    static int unsigned(ByteBuffer from) {
        return from.get() & 0xFF;
    }

    /** ASCII without the padding that some peers leave: spaces and zero bytes. */
    static String text(ByteBuffer bytes) {
        String raw = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        int end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == 0 || raw.charAt(end - 1) == ' ')) {
            end--;
        }
        return raw.substring(0, end);
    }
}
