// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A sender that proposes an Asynchronous Operations Window, over a connection. PS3.7 D.3.3.3: an acceptor that does not
 * answer the item has one operation at a time.
 */
class AsynchronousOperationsTest {
    private static final int WINDOW = 0x53;
    private static final List<Integer> SILENT = List.of(0x51, 0x52, 0x55);

    /** Eight invoked and eight performed, and as many as anybody likes. */
    private static final byte[][] PROPOSALS = {{WINDOW, 0, 0, 4, 0, 8, 0, 8}, {WINDOW, 0, 0, 4, 0, 0, 0, 0}};

    @Test
    void theWindowIsNotAnsweredAndAnEagerSenderIsServedInTurn() throws IOException {
        for (byte[] proposal : PROPOSALS) {
            try (AssociationListener listener = AssociationListener.start(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            ListenerConfig.STANDARD,
                            (request, peer) -> new Acceptor.Accepted(
                                    request.contexts().stream()
                                            .map(context -> context.accept(
                                                    context.transferSyntaxes().get(0)))
                                            .toList(),
                                    AsynchronousOperationsTest::serve),
                            Thread::new);
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                socket.getOutputStream().write(request(proposal));

                assertThat(in.read()).isEqualTo(Pdu.ASSOCIATE_AC);
                assertThat(items(body(in))).isEqualTo(SILENT);

                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(echo(1));
                both.writeBytes(echo(2));
                both.writeBytes(echo(3));
                socket.getOutputStream().write(both.toByteArray());
                List<Integer> answered = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    assertThat(in.read()).isEqualTo(Pdu.P_DATA_TF);
                    answered.add(respondedTo(body(in)));
                }
                assertThat(answered).containsExactly(1, 2, 3);
            }
        }
    }

    private static void serve(Association association) {
        for (Optional<Message> next = association.receive(); next.isPresent(); next = association.receive()) {
            association.respond(next.get(), Status.SUCCESS);
        }
    }

    /** A request whose user information ends with the window. */
    private static byte[] request(byte[] window) {
        ByteBuffer plain = PduEncoder.encode(new Pdu.Request(Association.proposal(
                new AeTitle("NORTHLIGHT"),
                new AeTitle("PACS"),
                List.of(new ProposedContext(1, Uids.VERIFICATION, List.of(Uids.IMPLICIT_LE))))));
        ByteBuffer longer = ByteBuffer.allocate(plain.remaining() + window.length);
        longer.put(plain).put(window);
        longer.putInt(2, longer.capacity() - Pdu.HEADER_BYTES);
        int user = userInformation(longer);
        longer.putShort(user + 2, (short) (longer.getShort(user + 2) + window.length));
        return longer.array();
    }

    private static int userInformation(ByteBuffer pdu) {
        int at = Pdu.HEADER_BYTES + 68;
        while (pdu.get(at) != Items.USER_INFORMATION) {
            at += 4 + pdu.getShort(at + 2);
        }
        return at;
    }

    private static byte[] echo(int messageId) {
        ByteBuffer command = Command.echoRequest(messageId).encode();
        ByteBuffer pdu = PduEncoder.encode(new Pdu.DataTransfer(List.of(new Pdu.DataValue(1, true, true, command))));
        byte[] bytes = new byte[pdu.remaining()];
        pdu.get(bytes);
        return bytes;
    }

    private static ByteBuffer body(DataInputStream in) throws IOException {
        in.read();
        return ByteBuffer.wrap(in.readNBytes(in.readInt()));
    }

    /** The types of the items in the user information of an A-ASSOCIATE-AC. */
    private static List<Integer> items(ByteBuffer accept) {
        int at = 68;
        while (accept.get(at) != Items.USER_INFORMATION) {
            at += 4 + accept.getShort(at + 2);
        }
        int end = at + 4 + accept.getShort(at + 2);
        List<Integer> types = new ArrayList<>();
        for (at += 4; at < end; at += 4 + accept.getShort(at + 2)) {
            types.add((int) accept.get(at));
        }
        return types;
    }

    private static int respondedTo(ByteBuffer data) {
        return Command.decode(data.position(6).slice()).messageIdRespondedTo();
    }
}
