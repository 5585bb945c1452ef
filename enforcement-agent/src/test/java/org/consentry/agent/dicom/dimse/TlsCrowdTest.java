// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.tls.CallerCertificates;
import org.consentry.agent.tls.DicomTls;
import org.consentry.agent.tls.TlsSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections to a listener by TLS that say nothing, or too little. */
class TlsCrowdTest {
    private static final int MOST = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    static Path folder;

    private static DicomTls tls = DicomTls.of("test", TlsSources.NONE, InstantSource.system());

    private final List<Socket> sockets = new ArrayList<>();
    private final BlockingQueue<String> turnedAway = new LinkedBlockingQueue<>();
    private final AtomicInteger engines = new AtomicInteger();
    private AssociationListener listener = listener(PATIENCE, PATIENCE);

    @BeforeAll
    static void make() {
        Authority authority = Authority.in(folder, "hospital");
        tls = DicomTls.of("test", authority.trusting(authority.issue("here")), InstantSource.system());
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        listener.close();
    }

    @Test
    void silentConnectionsKeepNobodyOutAndCostNoEngine() throws Exception {
        for (int i = 0; i < 90; i++) {
            connect("127.0.0.2");
        }
        assertThat(engines).hasValue(0);

        associate("127.0.0.3");
        associate("127.0.0.2");
        assertThat(engines).hasValue(2);
    }

    @Test
    void whoBeginsAHandshakeAndStopsMakesRoomForANewcomer() throws Exception {
        List<Socket> stuck = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            stuck.add(connect("127.0.0.2"));
            stuck.get(i).getOutputStream().write(22);
        }

        associate("127.0.0.2");
        assertThat(isClosed(stuck.get(0))).isTrue();
    }

    @Test
    void aHandshakeThatDoesNotEndIsDropped() throws Exception {
        listener.close();
        listener = listener(PATIENCE, SHORT);
        Socket stuck = connect("127.0.0.2");
        stuck.getOutputStream().write(22);

        assertThat(isClosed(stuck)).isTrue();
        assertThat(turnedAway.poll(10, TimeUnit.SECONDS)).isEqualTo("TLS of 127.0.0.2");
    }

    @Test
    void whoSaysNothingIsClosed() throws IOException {
        listener.close();
        listener = listener(SHORT, PATIENCE);

        assertThat(connect("127.0.0.2").getInputStream().read()).isEqualTo(-1);
        assertThat(turnedAway).isEmpty();
        assertThat(engines).hasValue(0);
    }

    private void associate(String from) throws Exception {
        Socket socket = CarelessClient.by("TLSv1.3", connect(from));
        AssociateRequest request = Association.proposal(
                new AeTitle("STORE"),
                new AeTitle("PACS"),
                List.of(new ProposedContext(1, Uids.VERIFICATION, List.of(Uids.IMPLICIT_LE))));
        assertThat(CarelessClient.ask(socket, request)).isEqualTo(Pdu.ASSOCIATE_RJ);
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException e) {
            return true;
        }
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(10_000);
        sockets.add(socket);
        return socket;
    }

    private AssociationListener listener(Duration greeting, Duration handshake) {
        Timeouts timeouts = new Timeouts(PATIENCE, greeting, handshake, PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        return AssociationListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new ListenerConfig(MOST, timeouts).by(() -> {
                    engines.incrementAndGet();
                    return tls.listener(CallerCertificates.NONE);
                }),
                new Nobody(),
                Thread::new);
    }

    private final class Nobody implements Acceptor {
        @Override
        public Answer answer(AssociateRequest request, CallingPeer caller) {
            return new Rejected(Rejection.CALLED_AE_NOT_RECOGNIZED);
        }

        @Override
        public void turnedAway(Limit limit, InetAddress peer) {
            turnedAway.add(limit + " of " + peer.getHostAddress());
        }
    }
}
