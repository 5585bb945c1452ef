// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a sender sees, without waiting, of a receiver that does something within an object. */
@Timeout(30)
class HangUpTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final ProposedContext STORE = new ProposedContext(1, CT, List.of(Uids.EXPLICIT_LE));

    @Test
    void aPeerThatAbortsIsGone() throws InterruptedException {
        assertThat(isGoneAfter(Association::abort)).isTrue();
    }

    @Test
    void aPeerThatClosesIsGone() throws InterruptedException {
        assertThat(isGoneAfter(Association::close)).isTrue();
    }

    /** A receiver may refuse an object before it has all of it, and what it says is still to be read. */
    @Test
    void aPeerThatSpeaksEarlyIsThere() throws InterruptedException {
        assertThat(isGoneAfter(there -> there.report(1, new DimseAct(CT, "1.2.3", 1), new byte[10])))
                .isFalse();
    }

    /** Whether the peer is gone once the sender has heard something of it. */
    private static boolean isGoneAfter(Consumer<Association> act) throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        Acceptor acceptor =
                (request, peer) -> new Acceptor.Accepted(List.of(STORE.accept(Uids.EXPLICIT_LE)), association -> {
                    Optional<Message> message = association.receive();
                    assertThat(message).isPresent();
                    awaited(written);
                    act.accept(association);
                    awaited(looked);
                });
        try (AssociationListener listener = AssociationListener.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        ListenerConfig.STANDARD,
                        acceptor,
                        Thread::new);
                Association association = Association.request(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port()),
                        Association.proposal(new AeTitle("THERE"), new AeTitle("HERE"), List.of(STORE)),
                        Timeouts.STANDARD);
                OutgoingStore store = association.store(1, CT, "1.2.3")) {
            store.write(new byte[300_000], 0, 300_000);
            written.countDown();
            while (association.isUsable()) {
                LockSupport.parkNanos(1_000_000);
            }
            boolean gone = association.isGone();
            assertThat(association.isGone()).as("a look takes nothing out").isEqualTo(gone);
            looked.countDown();
            return gone;
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
