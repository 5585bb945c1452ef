// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.tls.CallerCertificates;
import org.consentry.agent.tls.DicomTls;
import org.consentry.agent.tls.TlsSources;
import org.consentry.tls.PairFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Associations by TLS between two sides of ours, and with a client that does what ours never would. */
class TlsAssociationTest {
    private static final String CT = Uids.STORAGE_PREFIX + "2";
    private static final AeTitle STORE = new AeTitle("STORE");
    private static final AeTitle PACS = new AeTitle("PACS");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Timeouts PATIENT = new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE);
    private static final byte[] OBJECT = new byte[3_000_001];

    @TempDir
    static Path folder;

    private static Authority authority;
    private static Authority strangers;
    private static PairFiles here;
    private static PairFiles pacs;

    private final List<byte[]> kept = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> turnedAway = new LinkedBlockingQueue<>();
    private final List<CallingPeer> callers = new CopyOnWriteArrayList<>();
    private final List<AssociationListener> open = new ArrayList<>();

    @BeforeAll
    static void make() {
        authority = Authority.in(folder, "hospital");
        strangers = Authority.called("hospital", folder, "strangers");
        here = authority.issue("here");
        pacs = authority.issue("pacs");
        new Random(1).nextBytes(OBJECT);
    }

    @AfterEach
    void close() {
        open.forEach(AssociationListener::close);
    }

    @Test
    void anObjectArrivesByteForByteAndTheCallerIsKnown() {
        int port = listener(authority.trusting(here), CallerCertificates.REQUIRED);

        try (Association association = request(port, authority.trusting(pacs))) {
            assertThat(association.isUsable()).isTrue();
            for (int i = 0; i < 3; i++) {
                try (OutgoingStore store = association.store(1, CT, "2.25." + i)) {
                    store.write(OBJECT, 0, OBJECT.length);
                    assertThat(store.finish()).isEqualTo(Status.SUCCESS);
                }
            }
            association.release();
        }

        assertThat(kept).hasSize(3).allMatch(one -> Arrays.equals(one, OBJECT));
        assertThat(callers)
                .first()
                .satisfies(
                        caller -> assertThat(caller.certificate().orElseThrow().getSubjectX500Principal())
                                .hasToString("CN=pacs"));
    }

    @Test
    void aCallerIsKnownInASessionThatGoesOn() {
        int port = listener(authority.trusting(here), CallerCertificates.REQUIRED);
        DicomTls ours = DicomTls.of("test", authority.trusting(pacs), InstantSource.system());

        for (int i = 0; i < 2; i++) {
            try (Association association = request(port, ours)) {
                assertThat(association.isUsable()).isTrue();
                association.release();
            }
        }

        assertThat(callers)
                .hasSize(2)
                .allSatisfy(
                        caller -> assertThat(caller.certificate().orElseThrow().getSubjectX500Principal())
                                .hasToString("CN=pacs"));
    }

    @ParameterizedTest
    @EnumSource
    void whoShowsNoCertificateGetsInWhereNoneIsRequired(CallerCertificates demanded) throws Exception {
        int port = listener(authority.trusting(here), demanded);
        TlsSources without = new TlsSources(Optional.empty(), Optional.of(authority.pem()));

        if (demanded == CallerCertificates.REQUIRED) {
            assertThatThrownBy(() -> request(port, without)).isInstanceOf(AssociationLostException.class);
            assertThat(callers).isEmpty();
            assertThat(turnedAway.poll(20, TimeUnit.SECONDS)).isEqualTo("TLS");
        } else {
            request(port, without).release();
            assertThat(callers).extracting(CallingPeer::certificate).containsExactly(Optional.empty());
        }
    }

    /** Its authority has the name of ours. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aCallerOfAnUnknownAuthorityIsRefused(CallerCertificates demanded) throws Exception {
        int port = listener(authority.trusting(here), demanded);
        TlsSources stranger =
                new TlsSources(Optional.of(strangers.issue("to " + demanded)), Optional.of(authority.pem()));

        assertThatThrownBy(() -> request(port, stranger)).isInstanceOf(AssociationLostException.class);
        assertThat(callers).isEmpty();
        assertThat(turnedAway.poll(20, TimeUnit.SECONDS)).isEqualTo("TLS");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            in force,     -20d, 30, san=dns:localhost, NONE
            ended,        -20d, 10, san=dns:localhost, NOT_IN_FORCE
            not yet,      +2d,  30, san=dns:localhost, NOT_IN_FORCE
            elsewhere,    -20d, 30, san=dns:ai.example, ANOTHER_HOST
            nameless,     -20d, 30, eku=serverAuth, ANOTHER_HOST
            for clients,  -20d, 30, eku=clientAuth, UNFIT
            """)
    void aRecipientMustProveWhoItIs(String name, String start, String days, String extension, String expected) {
        // given a common name, which once counted as a host name
        authority.issue(
                name,
                "-dname",
                "CN=localhost",
                "-keyalg",
                "EC",
                "-startdate",
                start,
                "-validity",
                days,
                "-ext",
                extension);
        int port = badListener(authority, name);

        assertThat(why(port, authority.trusting(pacs))).isEqualTo(expected);
    }

    @Test
    void aRecipientOfAnUnknownAuthorityIsNotTrusted() {
        Authority outsiders = Authority.in(folder, "outsiders");
        outsiders.issue("outsider");
        int port = badListener(outsiders, "outsider");

        assertThat(why(port, authority.trusting(pacs))).isEqualTo("UNKNOWN_AUTHORITY");
        assertThat(why(port, TlsSources.NONE)).as("nobody is trusted").isEqualTo("UNKNOWN_AUTHORITY");
    }

    /** The JDK asks a certificate that is trusted itself for nothing more. */
    @Test
    void aTrustedCertificateThatHasEndedIsNotTrusted() {
        PairFiles ended = strangers.issue(
                "ended itself", "-keyalg", "EC", "-startdate", "-20d", "-validity", "10", "-ext", Authority.HERE);
        int port = badListener(strangers, "ended itself");

        assertThat(why(port, new TlsSources(Optional.empty(), Optional.of(ended.certificate()))))
                .isEqualTo("NOT_IN_FORCE");
    }

    @Test
    void aWeakKeyIsNotTrusted() {
        authority.issue("weak", "-keyalg", "RSA", "-keysize", "1024", "-ext", Authority.HERE);
        int port = badListener(authority, "weak");

        assertThat(why(port, authority.trusting(pacs))).isEqualTo("UNFIT");
    }

    @Test
    void nothingIsSaidInTheClearToWhoSpeaksNoTls() {
        int plain = start(new ListenerConfig(4, PATIENT));

        assertThat(why(plain, authority.trusting(pacs))).isEqualTo("DISAGREEMENT");
        assertThat(callers).isEmpty();
    }

    @Test
    void whoSpeaksInTheClearToTlsIsRefused() throws Exception {
        int port = listener(authority.trusting(here), CallerCertificates.NONE);

        assertThatThrownBy(() -> Association.request(address(port), proposal(), PATIENT))
                .isInstanceOfAny(AssociationLostException.class, MalformedPduException.class);
        assertThat(turnedAway.poll(20, TimeUnit.SECONDS)).isEqualTo("TLS");
    }

    /** Said by hand, since today's JDK no longer says it. */
    @ParameterizedTest
    @ValueSource(ints = {0x0301, 0x0302})
    void oldVersionsAreRefused(int version) throws IOException {
        int port = listener(authority.trusting(here), CallerCertificates.NONE);
        ByteBuffer hello = ByteBuffer.allocate(54);
        hello.put((byte) 22).putShort((short) 0x0301).putShort((short) 49);
        hello.putInt(1 << 24 | 45).putShort((short) version).put(new byte[32]).put((byte) 0);
        hello.putShort((short) 4)
                .putShort((short) 0xC00A)
                .putShort((short) 0x002F)
                .putShort((short) 0x0100);

        try (Socket socket = connected(port)) {
            socket.getOutputStream().write(hello.array());
            byte[] alert = socket.getInputStream().readNBytes(7);

            assertThat(alert).as("fatal: protocol_version").startsWith(21).endsWith(2, 70);
        }
    }

    @Test
    void aSuiteThatIsNotSealedIsRefused() throws Exception {
        int port = listener(authority.trusting(here), CallerCertificates.NONE);

        try (SSLSocket socket = CarelessClient.by("TLSv1.2", connected(port))) {
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
        assertThat(turnedAway.poll(20, TimeUnit.SECONDS)).isEqualTo("TLS");
    }

    @Test
    void newKeysOfTls13AreTakenWithinAnAssociation() throws Exception {
        int port = listener(authority.trusting(here), CallerCertificates.NONE);

        try (SSLSocket socket = CarelessClient.by("TLSv1.3", connected(port))) {
            socket.startHandshake();
            socket.startHandshake();
            assertThat(CarelessClient.ask(socket, proposal())).isEqualTo(Pdu.ASSOCIATE_AC);
        }
    }

    @Test
    void aNewHandshakeOfTls12EndsTheConnection() throws Exception {
        int port = listener(authority.trusting(here), CallerCertificates.NONE);

        try (SSLSocket socket = CarelessClient.by("TLSv1.2", connected(port))) {
            socket.startHandshake();
            assertThat(CarelessClient.ask(socket, proposal())).isEqualTo(Pdu.ASSOCIATE_AC);
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        socket.getInputStream().read();
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private String why(int port, TlsSources ours) {
        try {
            request(port, ours).release();
            return "NONE";
        } catch (TlsFailedException e) {
            return e.why().name();
        }
    }

    private int listener(TlsSources sources, CallerCertificates demanded) {
        DicomTls tls = DicomTls.of("test", sources, InstantSource.system());
        return start(new ListenerConfig(4, PATIENT).by(() -> tls.listener(demanded)));
    }

    /** One whose certificate ours would not start with. */
    private int badListener(Authority issuer, String name) {
        SSLContext context = issuer.showing(name);
        return start(new ListenerConfig(4, PATIENT).by(() -> {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            return engine;
        }));
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private int start(ListenerConfig config) {
        AssociationListener listener = AssociationListener.start(address(0), config, new Keeper(), Thread::new);
        open.add(listener);
        return listener.port();
    }

    private static Association request(int port, TlsSources ours) {
        return request(port, DicomTls.of("test", ours, InstantSource.system()));
    }

    private static Association request(int port, DicomTls tls) {
        return Association.request(
                address(port), proposal(), PATIENT, Optional.of(() -> tls.recipient("localhost", port)));
    }

    private static AssociateRequest proposal() {
        return Association.proposal(STORE, PACS, List.of(new ProposedContext(1, CT, List.of(Uids.EXPLICIT_LE))));
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private final class Keeper implements Acceptor {
        @Override
        public Answer answer(AssociateRequest request, CallingPeer caller) {
            callers.add(caller);
            List<ContextAnswer> answers = request.contexts().stream()
                    .map(context -> context.accept(Uids.EXPLICIT_LE))
                    .toList();
            return new Accepted(answers, this::keep);
        }

        @Override
        public void turnedAway(Limit limit, InetAddress peer) {
            turnedAway.add(limit.name());
        }

        private void keep(Association association) {
            for (Optional<Message> next = association.receive(); next.isPresent(); next = association.receive()) {
                try {
                    kept.add(next.get().data().readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                association.respond(next.get(), Status.SUCCESS);
            }
        }
    }
}
