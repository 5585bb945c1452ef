// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestRegistryTest {
    private static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "1");

    private volatile String body = "";
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void noOneIsClearWhoseAnswerIsYes() {
        body = "{\"optedOut\":false}";
        assertThat(ask().clear()).containsExactly(ANNA);
        body = "{\"optedOut\":true}";
        assertThat(ask().notClear()).containsExactly(ANNA);
        assertThat(ask().clear()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            200 ! {}
            200 ! {"optedOut":null}
            200 ! {"optedOut":true,"optedOut":false}
            200 ! {"optedOut":"no"}
            200 ! []
            200 ! not JSON
            500 ! {"optedOut":false}
            404 ! {"optedOut":false}
            """)
    void everythingElseIsNoAnswer(int code, String text) {
        status = code;
        body = text;

        Registry.Answer answer = ask();

        assertThat(answer.clear()).isEmpty();
        assertThat(answer.notClear()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void aRegistryThatIsTooSlowGivesNoAnswerAndIsAskedOnceARound(boolean headersCome) {
        // A body that never came once held the asking thread forever: the client's timeout ends with the headers.
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/slow", exchange -> {
            asked.incrementAndGet();
            if (headersCome) {
                exchange.sendResponseHeaders(200, 100);
            }
            awaitQuietly(ended);
            exchange.close();
        });
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slow");
        Registry slow = new RestRegistry(address, "TEST", Set.of(Purpose.HRESCH), Duration.ofMillis(200));
        List<Registry.Subject> many = IntStream.range(0, 500)
                .mapToObj(i -> new Registry.Subject(new PatientId("urn:oid:2.999.1", "n" + i), Set.of()))
                .toList();

        Registry.Answer answer = slow.ask(many, Instant.EPOCH);
        ended.countDown();

        assertThat(answer.clear()).isEmpty();
        assertThat(answer.notClear()).isEmpty();
        assertThat(asked).as("nobody waits 500 times").hasValue(1);
    }

    @Test
    void aRegistryThatIsAwayGivesNoAnswer() {
        server.stop(0);

        assertThat(ask().clear()).isEmpty();
    }

    @Test
    void oneCallEndsInTimeAndTheNextGoesOnWithThoseWhoHadNoTurn() {
        // A call once went through everybody, for hours if need be; whoever opted out stays due and must not be all.
        body = "{\"optedOut\":true}";
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Registry bounded =
                new RestRegistry(address, "TEST", Set.of(Purpose.HRESCH), Duration.ofSeconds(20), Duration.ZERO);
        PatientId ben = new PatientId("urn:oid:2.999.1", "2");
        List<Registry.Subject> both =
                List.of(new Registry.Subject(ANNA, Set.of()), new Registry.Subject(ben, Set.of()));

        assertThat(bounded.ask(both, Instant.EPOCH).notClear()).containsExactly(ANNA);
        assertThat(bounded.ask(both, Instant.EPOCH).notClear()).containsExactly(ben);
        assertThat(bounded.ask(both, Instant.EPOCH).notClear()).containsExactly(ANNA);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Registry.Answer ask() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new RestRegistry(address, "TEST", Set.of(Purpose.HRESCH), Duration.ofSeconds(20))
                .ask(List.of(new Registry.Subject(ANNA, Set.of())), Instant.EPOCH);
    }
}
