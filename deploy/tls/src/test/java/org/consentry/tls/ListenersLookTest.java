// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersLookTest {
    private static final Path UNITS = Path.of("..", "systemd");
    private static final InetSocketAddress VISITORS = at("127.0.0.1", 8080);
    private static final InetSocketAddress PAGES = at("127.0.0.1", 8082);
    private static final List<Asked> ASKED =
            List.of(new Asked("http-listener", VISITORS, true), new Asked("pages", PAGES, false));

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static X509Certificate ours;

    @SuppressWarnings("NullAway.Init")
    private static X509Certificate others;

    @BeforeAll
    static void certificates() throws Exception {
        ours = (X509Certificate) MadePair.of(folder, "ours").store().getCertificate("one");
        others = (X509Certificate) MadePair.of(folder, "others").store().getCertificate("one");
    }

    @Test
    void listenersAsTheyWereAskedForAreTaken() {
        assertThatCode(() -> look(tls(ours), new ShownCertificate.Plain())).doesNotThrowAnyException();
    }

    // Payara goes on after a pre-boot command that it refused; only the file was looked at.
    @Test
    void anotherCertificateIsRefused() {
        assertThatThrownBy(() -> look(tls(others), new ShownCertificate.Plain()))
                .isInstanceOf(RefusedListenerException.class)
                .hasMessageContainingAll(
                        "listener http-listener at 127.0.0.1:8080: expected TLS with serial number "
                                + ours.getSerialNumber().toString(16),
                        "found TLS with serial number "
                                + others.getSerialNumber().toString(16));
    }

    @Test
    void aListenerThatIsPlainByMistakeIsRefused() {
        assertThatThrownBy(() -> look(new ShownCertificate.Plain(), new ShownCertificate.Plain()))
                .hasMessageContainingAll("http-listener", "expected TLS", "found plain HTTP");
    }

    @Test
    void suitesThatWereNotAskedForAreRefused() {
        assertThatThrownBy(() -> look(new ShownCertificate.Tls(ours, false), new ShownCertificate.Plain()))
                .hasMessageContainingAll("http-listener", "sealed suites only", "and suites with CBC");
    }

    @Test
    void tlsWhereAListenerIsPlainIsRefused() {
        assertThatThrownBy(() -> look(tls(ours), tls(ours)))
                .hasMessageContainingAll("listener pages at 127.0.0.1:8082", "expected plain HTTP", "found TLS");
    }

    @Test
    void whatDoesNotAnswerIsWaitedForAndThenRefused() {
        assertThatThrownBy(() -> look(tls(ours), new ShownCertificate.Nothing()))
                .hasMessageContainingAll("listener pages", "found no answer within 0 s")
                .hasMessageNotContaining("http-listener");
    }

    @Test
    void aPortThatNobodyAskedForIsRefusedUnlessAWarSaysItIsItsOwn() {
        Set<InetSocketAddress> open = Set.of(VISITORS, PAGES, at("0.0.0.0", 11112));
        ListenersLook unknown = look(open, Set.of(), tls(ours), new ShownCertificate.Plain());
        ListenersLook known = look(open, Set.of(11112), tls(ours), new ShownCertificate.Plain());

        assertThatThrownBy(() -> unknown.await(Duration.ofMinutes(1)))
                .hasMessage("expected no listeners but 127.0.0.1:8080, 127.0.0.1:8082, found one at 0.0.0.0:11112");
        assertThatCode(() -> known.await(Duration.ofMinutes(1))).doesNotThrowAnyException();
    }

    // Its line was refused: Payara's own address is every one of the machine's.
    @Test
    void aListenerThatIsOpenToOthersByMistakeIsRefused() {
        ListenersLook look =
                look(Set.of(at("0.0.0.0", 8080), PAGES), Set.of(), tls(ours), new ShownCertificate.Plain());

        assertThatThrownBy(() -> look.await(Duration.ofMinutes(1))).hasMessageEndingWith("found one at 0.0.0.0:8080");
    }

    @Test
    void theUnitsFilesAreRead() {
        assertThat(AskedListeners.of(UNITS.resolve("main-tls.preboot"), "/opt/payara-micro.jar --x --port 8443 --y"))
                .containsExactly(
                        new Asked("http-listener", at("127.0.0.1", 8443), true),
                        new Asked("systems", at("127.0.0.1", 8081), true),
                        new Asked("pages", PAGES, false));
        assertThat(AskedListeners.of(UNITS.resolve("main.preboot"), "payara-micro.jar"))
                .contains(new Asked("http-listener", VISITORS, false));
    }

    @Test
    void aFileThatLeavesTheAddressToPayaraIsRefused() throws IOException {
        Path file = folder.resolve("preboot");
        Files.writeString(file, "create-network-listener --address=127.0.0.1 --protocol=x --listenerport=1 x\n");

        assertThatThrownBy(() -> AskedListeners.of(file, ""))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContaining("http-listener.address=");
    }

    @Test
    void thePortsOfThisProcessAreSeenWithTheirAddresses() throws IOException {
        OpenPorts ports = new OpenPorts(Path.of("/proc/self"));
        InetSocketAddress loopback;
        InetSocketAddress everywhere;
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket two = new ServerSocket(0, 1)) {
            loopback = at("127.0.0.1", one.getLocalPort());
            everywhere = at("0.0.0.0", two.getLocalPort());

            assertThat(ports.now()).contains(loopback, everywhere);
        }
        assertThat(ports.now()).doesNotContain(loopback, everywhere);
    }

    private static void look(ShownCertificate visitors, ShownCertificate pages) throws InterruptedException {
        Duration limit = pages instanceof ShownCertificate.Nothing ? Duration.ZERO : Duration.ofMinutes(1);
        look(Set.of(VISITORS, PAGES), Set.of(), visitors, pages).await(limit);
    }

    private static ListenersLook look(
            Collection<InetSocketAddress> open, Set<Integer> own, ShownCertificate visitors, ShownCertificate pages) {
        return new ListenersLook(
                ASKED,
                () -> Optional.of(ours),
                () -> new HashSet<>(open),
                () -> own,
                address -> address.equals(PAGES) ? pages : visitors);
    }

    private static ShownCertificate tls(X509Certificate leaf) {
        return new ShownCertificate.Tls(leaf, true);
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address, port);
    }
}
