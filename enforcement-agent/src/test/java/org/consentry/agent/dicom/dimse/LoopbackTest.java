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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    private static final String CT = Uids.STORAGE_PREFIX + "2";
    private static final AeTitle STORE = new AeTitle("STORE");
    private static final AeTitle PACS = new AeTitle("PACS");
    private static final Timeouts BRISK =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final BlockingQueue<byte[]> stored = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<String> ends = new ArrayBlockingQueue<>(10);
    private final AssociationListener listener = AssociationListener.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new ListenerConfig(1, BRISK),
            (request, peer) -> request.called().equals(STORE)
                    ? new Acceptor.Accepted(answers(request), this::serve)
                    : new Acceptor.Rejected(Rejection.CALLED_AE_NOT_RECOGNIZED),
            Thread::new);

    @AfterEach
    void close() {
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 16378, 16380, 131066, 131068, 1_000_000})
    void aDataSetArrivesAsItWasSent(int size) throws InterruptedException {
        byte[] dataset = new byte[size];
        new Random(size).nextBytes(dataset);

        try (Association association = associate(STORE)) {
            OutgoingStore store = association.store(1, CT, "1.2.3");
            store.write(dataset, 0, size / 3);
            store.write(dataset, size / 3, size - size / 3);
            Status status = store.finish();
            association.release();

            assertThat(status).isEqualTo(new Status(0xB007, "kept"));
        }
        assertThat(stored.poll(5, TimeUnit.SECONDS)).isEqualTo(dataset);
        assertThat(ends.poll(5, TimeUnit.SECONDS)).isEqualTo("released");
    }

    @Test
    void echoIsAnsweredAndManyMessagesShareAnAssociation() {
        try (Association association = associate(STORE)) {
            assertThat(association.echo()).isEqualTo(Status.SUCCESS);
            for (int i = 0; i < 5; i++) {
                OutgoingStore store = association.store(1, CT, "1.2." + i);
                store.write(new byte[100], 0, 100);
                assertThat(store.finish().isStored()).isTrue();
                stored.clear();
            }
            assertThat(association.isUsable()).isTrue();
            association.release();
            assertThat(association.isUsable()).isFalse();
        }
    }

    @Test
    void anUnfinishedDataSetIsNeverTakenForAWholeOne() throws InterruptedException {
        try (Association association = associate(STORE);
                OutgoingStore store = association.store(1, CT, "1.2.3")) {
            store.write(new byte[300_000], 0, 300_000);
        }

        assertThat(ends.poll(5, TimeUnit.SECONDS)).contains("aborted");
        assertThat(stored).isEmpty();
    }

    @Test
    void anUnknownCalledTitleIsRejected() {
        assertThatThrownBy(() -> associate(new AeTitle("NOBODY")))
                .isInstanceOf(AssociationRejectedException.class)
                .hasMessageContaining("called AE title not recognized");
    }

    @Test
    void associationsBeyondTheLimitAreRejectedForNow() {
        try (Association first = associate(STORE)) {
            assertThatThrownBy(() -> associate(STORE)).hasMessageContaining("too many associations");
            first.release();
        }
    }

    @Test
    void aPeerThatSaysNothingIsShownTheDoor() throws IOException {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(listener.associations()).isZero();
    }

    @Test
    void aPeerThatSendsSomethingElseIsAborted() throws IOException {
        try (Socket web = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            web.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(web.getInputStream().read()).isEqualTo(Pdu.ABORT);
        }
    }

    @Test
    void anOverlongPduIsAborted() throws IOException {
        try (Socket hostile = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            hostile.getOutputStream()
                    .write(ByteBuffer.allocate(6)
                            .put((byte) Pdu.ASSOCIATE_RQ)
                            .put((byte) 0)
                            .putInt(Integer.MAX_VALUE)
                            .array());
            assertThat(hostile.getInputStream().read()).isEqualTo(Pdu.ABORT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {37, 39, 100})
    void aLongRequestIsARequest(int syntaxes) {
        // 128 contexts with 39 transfer syntaxes each are 135 KB, and were aborted: PS3.8 limits the length of
        // P-DATA-TF only.
        List<String> many = IntStream.range(0, syntaxes)
                .mapToObj(number -> "1.2.840.10008.1.2.4." + (100 + number))
                .toList();
        List<ProposedContext> contexts = IntStream.range(0, 128)
                .mapToObj(number -> new ProposedContext(2 * number + 1, Uids.STORAGE_PREFIX + (1000 + number), many))
                .toList();

        try (Association association = Association.request(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port()),
                Association.proposal(STORE, PACS, contexts),
                BRISK)) {
            assertThat(association.acceptedContexts()).hasSize(128);
            association.release();
        }
    }

    @Test
    void aRequestOfMoreThanAMegabyteIsAbortedBeforeItIsRead() throws IOException {
        try (Socket hostile = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            hostile.getOutputStream()
                    .write(ByteBuffer.allocate(6)
                            .put((byte) Pdu.ASSOCIATE_RQ)
                            .put((byte) 0)
                            .putInt((1 << 20) + 1)
                            .array());
            assertThat(hostile.getInputStream().read()).isEqualTo(Pdu.ABORT);
        }
    }

    @Test
    void nobodyListeningIsALostAssociation() {
        listener.close();

        assertThatThrownBy(() -> associate(STORE)).isInstanceOf(AssociationLostException.class);
    }

    private Association associate(AeTitle called) {
        List<ProposedContext> contexts = List.of(
                new ProposedContext(1, CT, List.of(Uids.IMPLICIT_LE)),
                new ProposedContext(3, Uids.VERIFICATION, List.of(Uids.IMPLICIT_LE)));
        return Association.request(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port()),
                Association.proposal(called, PACS, contexts),
                BRISK);
    }

    private static List<ContextAnswer> answers(AssociateRequest request) {
        return request.contexts().stream()
                .map(context -> context.accept(context.transferSyntaxes().get(0)))
                .toList();
    }

    private void serve(Association association) {
        try {
            for (var next = association.receive(); next.isPresent(); next = association.receive()) {
                Message message = next.get();
                if (message.command().isStore()) {
                    byte[] dataset = message.data().readAllBytes();
                    stored.add(Arrays.copyOf(dataset, dataset.length));
                    association.respond(message, new Status(0xB007, "kept"));
                } else {
                    association.respond(message, Status.SUCCESS);
                }
            }
            ends.add("released");
        } catch (AssociationLostException e) {
            ends.add(String.valueOf(e.getMessage()));
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
