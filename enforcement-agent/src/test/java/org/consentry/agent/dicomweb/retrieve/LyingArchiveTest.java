// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.ANY;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.STUDY;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.image;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.instance;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicomweb.store.Requests;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that are away, slow, or answer with what they were not asked for: each is named, and nothing leaves. */
class LyingArchiveTest {
    private static final int BODIES = 1_000;

    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Origin origin;

    @SuppressWarnings("NullAway.Init")
    private FetchWorld world;

    @BeforeEach
    void open() {
        origin = new Origin(0);
        world = new FetchWorld(temp, origin.address());
    }

    @AfterEach
    void close() {
        assertThat(world.held()).isEmpty();
        assertThat(world.reports()).extracting(DisclosureReport::state).doesNotContain(State.UNCERTAIN);
        world.close();
        origin.close();
    }

    @ParameterizedTest
    @CsvSource({
        "404, 404, found nothing", "410, 404, found nothing", "204, 404, found nothing", "406, 406, another encoding",
        "500, 502, answers 500", "503, 502, answers 503", "401, 502, answers 401", "302, 502, answers 302"
    })
    void anArchiveThatGivesNothingIsAnsweredFor(int status, int answered, String why) {
        origin.says(status, "text/plain", new byte[0]);

        assertRefused(answered, why);
    }

    @Test
    void anotherStudyIsRefusedWhole() {
        origin.says(200, Origin.RELATED, Requests.body(image(1), image(2).put(Tag.STUDY_INSTANCE_UID, "2.999.1.78")));

        assertRefused(502, "not asked for");
        assertThat(world.reports()).extracting(DisclosureReport::reason).containsExactly(Reason.HUMAN_REVIEW);
    }

    @Test
    void anotherInstanceIsRefusedWhole() {
        origin.says(200, Origin.RELATED, Requests.body(image(1), image(2)));

        Reader reader = world.fetch(instance(1), ANY);
        assertThat(reader.status()).isEqualTo(502);
        assertThat(reader.problem()).contains("not asked for");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/dicom
            text/html
            multipart/related; type="application/dicom"
            multipart/related; type="application/dicom+json"; boundary=part
            multipart/form-data; type="application/dicom"; boundary=part
            """)
    void anotherTypeIsRefused(String type) {
        origin.says(200, type, Requests.body(image(1)));

        assertRefused(502, "something else than was asked for");
    }

    @Test
    void aPartOfAnotherTypeIsRefusedWhole() {
        String body = new String(Requests.body(image(1)), StandardCharsets.ISO_8859_1);
        origin.says(
                200,
                Origin.RELATED,
                body.replace("application/dicom", "application/json_").getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(502, "expected parts of application/dicom");
    }

    @Test
    void anAnswerThatEndsBeforeItsLastDelimiterIsRefusedWhole() {
        byte[] body = Requests.body(image(1), image(2));
        for (int length : new int[] {body.length - 5, body.length / 2, 100, 1}) {
            origin.says(200, Origin.RELATED, Arrays.copyOf(body, length));

            assertRefused(502, "not whole");
        }
    }

    /** The connection is lost within a body whose length was announced. */
    @Test
    void anAnswerThatBreaksOffIsRefusedWhole() {
        byte[] body = Requests.body(image(1), image(2));
        origin.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", Origin.RELATED);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
            exchange.getHttpContext().getServer().stop(0);
        });

        assertRefused(502, "connection lost");
    }

    @Test
    void anObjectWithoutItsEndIsLeftOut() {
        byte[] whole = Requests.file(image(2));
        origin.says(
                200, Origin.RELATED, Requests.body(Requests.file(image(1)), Arrays.copyOf(whole, whole.length - 100)));

        Reader reader = world.fetch();
        assertThat(reader.status()).isEqualTo(206);
        assertThat(reader.objects()).hasSize(1);
    }

    @Test
    void anAnswerThatNeverEndsIsRefusedOnceItIsTooLong() {
        origin.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", Origin.RELATED);
            exchange.sendResponseHeaders(200, 0);
            byte[] head = Requests.body(image(1));
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(head, 0, head.length - 20);
                for (byte[] more = new byte[1 << 20]; ; ) {
                    out.write(more);
                }
            } catch (IOException gone) {
                // the agent has hung up
            }
        });

        assertRefused(413, "longer one");
    }

    @Test
    void anArchiveThatFallsSilentIsGivenUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        byte[] body = Requests.body(image(1));
        Duration brief = Duration.ofMillis(300);
        OriginClient.Patience usual = FetchWorld.PATIENCE;
        try (FetchWorld forPieces = new FetchWorld(
                        temp.resolve("pieces"),
                        origin.address(),
                        new OriginClient.Patience(usual.connect(), usual.answer(), brief));
                FetchWorld forAnswers = new FetchWorld(
                        temp.resolve("answers"),
                        origin.address(),
                        new OriginClient.Patience(usual.connect(), brief, usual.piece()))) {
            origin.answers(exchange -> {
                exchange.getResponseHeaders().set("Content-Type", Origin.RELATED);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
                await(over);
            });
            Reader within = forPieces.fetch();
            origin.answers(exchange -> await(over));
            Reader before = forAnswers.fetch();

            assertThat(within.status()).isEqualTo(504);
            assertThat(within.problem()).isEqualTo("the archive is too slow");
            assertThat(before.status()).isEqualTo(504);
            assertThat(before.problem()).isEqualTo("the archive does not answer");
        } finally {
            over.countDown();
        }
    }

    @Test
    void anArchiveThatIsAwayIsNamed() {
        origin.close();

        assertRefused(502, "cannot be reached");
    }

    @Test
    void anArchiveOnAnotherMachineIsNotAskedInTheClear() {
        try (FetchWorld elsewhere = new FetchWorld(temp.resolve("elsewhere"), URI.create("http://192.0.2.1/dicom"))) {
            Reader reader = elsewhere.fetch();

            assertThat(reader.status()).isEqualTo(502);
            assertThat(reader.problem()).isEqualTo("the archive would be spoken to in the clear");
        }
    }

    @Test
    void whatTheArchiveGivesInAnotherEncodingIsNotAcceptable() {
        origin.holds(image(1));
        WantedSyntaxes rle = new WantedSyntaxes(List.of("1.2.840.10008.1.2.5"));

        Reader reader = world.fetch(STUDY, rle);

        assertThat(reader.status()).isEqualTo(406);
        assertThat(origin.asked().getLast()).endsWith("; transfer-syntax=1.2.840.10008.1.2.5");
    }

    /** Answers that are wrong at a few places: each is answered by a status that is ours. */
    @Test
    void aMutatedAnswerIsTakenOrRefusedByName() {
        byte[] whole = Requests.body(image(1), image(2));
        Random random = new Random(20261130);
        for (int i = 0; i < BODIES; i++) {
            origin.says(200, Origin.RELATED, mutated(whole, random));

            assertThat(world.fetch().status()).isIn(Set.of(200, 206, 404, 502));
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        int length = random.nextInt(4) == 0 ? 1 + random.nextInt(whole.length - 1) : whole.length;
        byte[] body = Arrays.copyOf(whole, length);
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            int at = random.nextBoolean() ? random.nextInt(Math.min(length, 1200)) : random.nextInt(length);
            body[at] = (byte) random.nextInt(256);
        }
        return body;
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertRefused(int status, String why) {
        Reader reader = world.fetch();
        assertThat(reader.status()).isEqualTo(status);
        assertThat(reader.problem()).contains(why);
    }
}
