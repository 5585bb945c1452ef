// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageDeadlineTest {

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private FhirClient fhir;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(threads);
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        fhir = new FhirClient(base, new PageDeadline(Duration.ofSeconds(3)));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdown();
    }

    /** A database that hung left each question of a page waiting for 15 s, one after the other. */
    @Test
    void aPageWaitsOnceForAServerThatDoesNotAnswerAndThenAsksNoMore() {
        assertThatThrownBy(() -> fhir.read(FhirCaller.NOBODY, "Patient/p1")).isInstanceOf(FhirProblem.Away.class);

        assertThatThrownBy(() -> fhir.read(FhirCaller.NOBODY, "Consent")).isInstanceOf(FhirProblem.Away.class);

        assertThat(asked).hasValue(1);
    }

    /** A write that was never sent is surely not stored; one without an answer may be. */
    @Test
    void onlyAWriteThatWasSentMayHaveBeenStored() {
        var resource = jakarta.json.JsonValue.EMPTY_JSON_OBJECT;

        assertThatThrownBy(() -> fhir.create(FhirCaller.NOBODY, "Consent", resource))
                .isInstanceOfSatisfying(
                        FhirProblem.Away.class,
                        away -> assertThat(away.maybeWritten()).isTrue());
        assertThatThrownBy(() -> fhir.create(FhirCaller.NOBODY, "Consent", resource))
                .isInstanceOfSatisfying(
                        FhirProblem.Away.class,
                        away -> assertThat(away.maybeWritten()).isFalse());
    }

    @Test
    void theTimeOfAPageBeginsWithItsFirstQuestion() {
        assertThat(new PageDeadline().left()).isPositive();
        assertThat(new PageDeadline(Duration.ZERO).left()).isZero();
    }
}
