// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Idle associations of one address took all places, and nobody else could associate. */
class CrowdTest {
    private static final AeTitle STORE = new AeTitle("STORE");
    private static final AeTitle NOBODY = new AeTitle("NOBODY");
    private static final int MOST = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Socket> sockets = new ArrayList<>();
    private final List<String> turnedAway = new CopyOnWriteArrayList<>();
    private final AssociationListener listener = listener(PATIENCE, Duration.ofMinutes(1));

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        listener.close();
    }

    @Test
    void oneAddressCannotTakeAllAssociations() throws IOException {
        assertThat(answer("127.0.0.2", STORE)).isEqualTo(Pdu.ASSOCIATE_AC);
        assertThat(answer("127.0.0.2", STORE)).isEqualTo(Pdu.ASSOCIATE_AC);

        assertThat(answer("127.0.0.2", STORE)).isEqualTo(Pdu.ASSOCIATE_RJ);
        assertThat(answer("127.0.0.3", STORE)).isEqualTo(Pdu.ASSOCIATE_AC);
        assertThat(turnedAway).containsExactly("ASSOCIATIONS of 127.0.0.2");
    }

    @Test
    void oneAddressCannotTakeAllConnections() throws IOException {
        for (int i = 0; i < 2 * MOST; i++) {
            connect("127.0.0.2");
        }

        assertThat(answer("127.0.0.3", STORE)).isEqualTo(Pdu.ASSOCIATE_AC);
    }

    @Test
    void whoMayNotCallIsClosedAndOthersAreServed() throws IOException {
        try (AssociationListener closed = listener(
                new ListenerConfig(MOST, timeouts(PATIENCE, PATIENCE)).from(Networks.parsed("127.0.0.3/32")))) {
            assertThat(connect("127.0.0.2", closed.port()).getInputStream().read())
                    .isEqualTo(-1);
            Socket caller = connect("127.0.0.3", closed.port());
            assertThat(answer(caller, STORE)).isEqualTo(Pdu.ASSOCIATE_AC);
            caller.close();
        }
        assertThat(turnedAway).containsExactly("ADDRESS of 127.0.0.2");
    }

    @Test
    void whoIsRejectedAndDoesNotHangUpKeepsNoPlace() throws IOException {
        // The rejected one kept its place until it closed, for up to ten seconds.
        for (int i = 0; i < MOST / 2; i++) {
            assertThat(answer("127.0.0.2", NOBODY)).isEqualTo(Pdu.ASSOCIATE_RJ);
        }

        assertThat(answer("127.0.0.2", STORE)).isEqualTo(Pdu.ASSOCIATE_AC);
    }

    /** It kept its place for ten seconds, and 90 of them all places. */
    @Test
    void aConnectionThatSaysNothingIsClosed() throws IOException {
        try (AssociationListener hasty = listener(Duration.ofMillis(50), Duration.ofMinutes(1))) {
            Socket silent = connect("127.0.0.2", hasty.port());

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void theOldestOfTheSilentMakesRoomForANewcomerOfItsAddress() throws IOException {
        // Silent ones of a PACS's own address kept it out, for two seconds each time.
        assertThat(answer("127.0.0.2", STORE)).isEqualTo(Pdu.ASSOCIATE_AC);
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < MOST - 1; i++) {
            silent.add(connect("127.0.0.2"));
        }

        assertThat(answer("127.0.0.2", STORE)).isEqualTo(Pdu.ASSOCIATE_AC);
        assertThat(silent.get(0).getInputStream().read()).isEqualTo(-1);
        assertThat(answer(silent.get(MOST - 2), STORE)).isEqualTo(Pdu.ASSOCIATE_RJ);
    }

    @Test
    void whoHasSpokenMakesRoomForNobody() throws IOException {
        for (int i = 0; i < MOST; i++) {
            answer("127.0.0.2", STORE);
        }

        assertThat(connect("127.0.0.2").getInputStream().read()).isEqualTo(-1);
        assertThat(turnedAway).contains("CONNECTIONS of 127.0.0.2");
    }

    @Test
    void anAssociationThatSaysNothingIsOver() throws IOException {
        try (AssociationListener hasty = listener(PATIENCE, Duration.ofMillis(50))) {
            Socket socket = connect("127.0.0.2", hasty.port());
            assertThat(answer(socket, STORE)).isEqualTo(Pdu.ASSOCIATE_AC);

            socket.getInputStream().readAllBytes();
            while (hasty.associations() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aPlaceThatIsGivenBackCanBeTakenAgain() throws UnknownHostException {
        Places places = new Places(2, 1);
        InetAddress one = InetAddress.getByName("127.0.0.2");

        assertThat(places.take(one)).isTrue();
        assertThat(places.take(one)).isFalse();
        assertThat(places.taken()).isEqualTo(1);
        places.give(one);
        assertThat(places.taken()).isZero();
        assertThat(places.take(one)).isTrue();
    }

    private int answer(String from, AeTitle called) throws IOException {
        return answer(connect(from), called);
    }

    private static int answer(Socket socket, AeTitle called) throws IOException {
        ByteBuffer request = PduEncoder.encode(new Pdu.Request(Association.proposal(
                called,
                new AeTitle("PACS"),
                List.of(new ProposedContext(1, Uids.VERIFICATION, List.of(Uids.IMPLICIT_LE))))));
        byte[] bytes = new byte[request.remaining()];
        request.get(bytes);
        socket.getOutputStream().write(bytes);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int type = in.read();
        in.read();
        in.readNBytes(in.readInt());
        return type;
    }

    private Socket connect(String from) throws IOException {
        return connect(from, listener.port());
    }

    private Socket connect(String from, int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
        // Less than whatever else would close it in the end.
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private AssociationListener listener(Duration greeting, Duration first) {
        return listener(new ListenerConfig(MOST, timeouts(greeting, first)));
    }

    private static Timeouts timeouts(Duration greeting, Duration first) {
        return new Timeouts(PATIENCE, greeting, PATIENCE, first, Duration.ofMinutes(1), PATIENCE);
    }

    private AssociationListener listener(ListenerConfig config) {
        return AssociationListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), config, new Store(), Thread::new);
    }

    private final class Store implements Acceptor {
        @Override
        public Answer answer(AssociateRequest request, CallingPeer caller) {
            return request.called().equals(STORE)
                    ? new Accepted(
                            request.contexts().stream()
                                    .map(context -> context.accept(Uids.IMPLICIT_LE))
                                    .toList(),
                            Association::receive)
                    : new Rejected(Rejection.CALLED_AE_NOT_RECOGNIZED);
        }

        @Override
        public void turnedAway(Limit limit, InetAddress peer) {
            turnedAway.add(limit + " of " + peer.getHostAddress());
        }
    }
}
