// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PduCodecTest {
    static List<Pdu> everyKindOfPdu() {
        return List.of(
                new Pdu.Request(request()),
                new Pdu.Accept(
                        "NORTHLIGHT",
                        "PACS",
                        List.of(
                                request().contexts().get(0).accept(Uids.EXPLICIT_LE),
                                request().contexts().get(1).refuse(ContextAnswer.Result.ABSTRACT_SYNTAX_NOT_SUPPORTED)),
                        UserInformation.ours(16384, List.of(new RoleSelection(Uids.STORAGE_COMMITMENT, true, false)))),
                new Pdu.Reject(Rejection.CALLED_AE_NOT_RECOGNIZED),
                new Pdu.DataTransfer(List.of(
                        new Pdu.DataValue(1, true, true, ByteBuffer.wrap(new byte[] {1, 2, 3, 4})),
                        new Pdu.DataValue(3, false, false, ByteBuffer.wrap(new byte[0])))),
                new Pdu.ReleaseRequest(),
                new Pdu.ReleaseResponse(),
                new Pdu.Abort(2, 6));
    }

    static AssociateRequest request() {
        return Association.proposal(
                new AeTitle("NORTHLIGHT"),
                new AeTitle("PACS"),
                List.of(
                        new ProposedContext(1, Uids.STORAGE_PREFIX + "2", List.of(Uids.IMPLICIT_LE, Uids.EXPLICIT_LE)),
                        new ProposedContext(3, Uids.VERIFICATION, List.of(Uids.IMPLICIT_LE))));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfPdu")
    void whatIsWrittenIsReadBack(Pdu pdu) {
        ByteBuffer bytes = PduEncoder.encode(pdu);

        int type = bytes.get(0);
        int length = bytes.getInt(2);

        assertThat(length).isEqualTo(bytes.remaining() - Pdu.HEADER_BYTES);
        assertThat(PduDecoder.decode(type, bytes.position(Pdu.HEADER_BYTES))).isEqualTo(pdu);
    }

    @Test
    void itemsOfNoUseToUsAreSkipped() {
        // PS3.7 annex D: user identity (58H) after the maximum length, inside the user information
        byte[] identity = {0x58, 0, 0, 6, 1, 0, 0, 1, 'x', 0};
        ByteBuffer plain = PduEncoder.encode(new Pdu.Request(request()));
        ByteBuffer longer = ByteBuffer.allocate(plain.remaining() + identity.length);
        int userInformation = lastIndexOf(plain, 0x50);
        longer.put(plain).put(identity).flip();
        longer.putShort(userInformation + 2, (short) (longer.getShort(userInformation + 2) + identity.length));

        assertThat(PduDecoder.decode(Pdu.ASSOCIATE_RQ, longer.position(Pdu.HEADER_BYTES)))
                .isEqualTo(new Pdu.Request(request()));
    }

    /** Without an answer to the item, operations are one at a time (PS3.7 D.3.3.3). */
    @Test
    void aWindowOfAsynchronousOperationsIsReadOverAndNeverOffered() {
        byte[] window = {0x53, 0, 0, 4, 0, 8, 0, 8};
        ByteBuffer plain = PduEncoder.encode(new Pdu.Request(request()));
        ByteBuffer longer = ByteBuffer.allocate(plain.remaining() + window.length);
        int userInformation = lastIndexOf(plain, 0x50);
        longer.put(plain).put(window).flip();
        longer.putShort(userInformation + 2, (short) (longer.getShort(userInformation + 2) + window.length));

        assertThat(PduDecoder.decode(Pdu.ASSOCIATE_RQ, longer.position(Pdu.HEADER_BYTES)))
                .isEqualTo(new Pdu.Request(request()));
        ByteBuffer accept = PduEncoder.encode(
                new Pdu.Accept("STORE", "PACS", List.of(), UserInformation.ours(Association.MAX_PDU_BYTES, List.of())));
        assertThat(types(accept)).containsExactly(0x51, 0x52, 0x55);
    }

    /** The types of the items within the user information. */
    private static List<Integer> types(ByteBuffer pdu) {
        ByteBuffer items = pdu.position(lastIndexOf(pdu, 0x50));
        ByteBuffer inside = items.slice(items.position() + 4, items.getShort(items.position() + 2));
        List<Integer> types = new ArrayList<>();
        while (inside.hasRemaining()) {
            types.add((int) inside.get());
            inside.get();
            inside.position(inside.position() + Short.BYTES + inside.getShort(inside.position()));
        }
        return types;
    }

    @Test
    void titlesPaddedWithZerosAreUnderstood() {
        ByteBuffer bytes = PduEncoder.encode(new Pdu.Request(request()));
        for (int at = 10 + "NORTHLIGHT".length(); at < 26; at++) {
            bytes.put(at, (byte) 0);
        }

        assertThat(PduDecoder.decode(Pdu.ASSOCIATE_RQ, bytes.position(Pdu.HEADER_BYTES)))
                .isEqualTo(new Pdu.Request(request()));
    }

    @Test
    void anotherProtocolVersionIsMalformed() {
        ByteBuffer bytes = PduEncoder.encode(new Pdu.Request(request()));
        bytes.putShort(Pdu.HEADER_BYTES, (short) 2);

        assertThatThrownBy(() -> PduDecoder.decode(Pdu.ASSOCIATE_RQ, bytes.position(Pdu.HEADER_BYTES)))
                .isInstanceOf(MalformedPduException.class);
    }

    @Test
    void anUnknownTypeIsMalformed() {
        assertThatThrownBy(() -> PduDecoder.decode(8, ByteBuffer.allocate(4)))
                .isInstanceOf(MalformedPduException.class)
                .hasMessageContaining("8");
    }

    private static int lastIndexOf(ByteBuffer bytes, int itemType) {
        int at = bytes.limit() - 1;
        while (bytes.get(at) != itemType || bytes.get(at + 1) != 0 || bytes.get(at + 4) != Items.MAX_LENGTH) {
            at--;
        }
        return at;
    }
}
