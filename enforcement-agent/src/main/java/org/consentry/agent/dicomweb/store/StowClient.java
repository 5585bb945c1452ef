// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.consentry.agent.dicom.dimse.TlsFailedException;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.StoreAnswerJson;
import org.consentry.agent.dicomweb.transit.Framing;
import org.consentry.agent.dicomweb.transit.MultipartFraming;
import org.consentry.agent.dicomweb.transit.OutgoingBody;
import org.consentry.agent.dicomweb.transit.PeerHttp;
import org.consentry.protocol.RecipientPlace;

/** Brings bodies to the STOW-RS services of recipients. Safe for every thread. */
public final class StowClient {
    private static final int MOST_ANSWER = 8 << 20;

    private final PeerHttp http;
    private final RandomGenerator random;
    private final Patience patience;

    /**
     * How long is waited.
     *
     * @param connect for a connection
     * @param piece for the recipient to take the next piece
     * @param answer for its answer after the last piece
     */
    public record Patience(Duration connect, Duration piece, Duration answer) {
        /** 5 seconds, 1 minute, 10 minutes: some archives look at all objects before they answer. */
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    /** Speaks with recipients. */
    public StowClient(PeerHttp http, RandomGenerator random, Patience patience) {
        this.http = http;
        this.random = random;
        this.patience = patience;
    }

    /** Parts with a boundary of their own. */
    Framing framing() {
        return new MultipartFraming(MultipartFraming.unguessable(random), MultipartFraming.Label.TYPE);
    }

    /**
     * Sends a body.
     *
     * @throws StowFailedException if there was no answer; then the body is not read anymore
     */
    StowReceipt post(RecipientPlace place, OutgoingBody body) {
        if (!place.tls() && !http.mayBePlain(place.host())) {
            throw new StowFailedException("the recipient would be spoken to in the clear", "plain to another machine");
        }
        HttpRequest request = HttpRequest.newBuilder(address(place))
                .header("Content-Type", body.contentType())
                .header("Accept", MediaType.DICOM_JSON)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                .build();
        HttpClient client = http.client(patience.connect());
        try {
            HttpResponse<byte[]> got = awaited(
                    client.sendAsync(
                            request,
                            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_ANSWER)),
                    body);
            return new StowReceipt(got.statusCode(), StoreAnswerJson.read(got.body()));
        } catch (ExecutionException e) {
            throw failed(e, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StowFailedException("the agent stops", null);
        } finally {
            body.stop();
            client.shutdownNow();
        }
    }

    private HttpResponse<byte[]> awaited(CompletableFuture<HttpResponse<byte[]>> answer, OutgoingBody body)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return answer.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                Duration most = body.isOver() ? patience.answer() : patience.piece();
                if (System.nanoTime() - body.progress() > most.toNanos()) {
                    throw new StowFailedException("the recipient does not go on", null);
                }
            }
        }
    }

    /** TLS that fails before anything was said is a matter of trust; later it is a connection like any other. */
    private static StowFailedException failed(Exception thrown, OutgoingBody body) {
        Throwable last = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException && !body.isBegun()) {
                String why = TlsFailedException.Why.of(cause).words();
                return new StowFailedException("the recipient is not trusted: " + why, why);
            }
            last = cause;
        }
        return new StowFailedException("no answer: " + last.getClass().getSimpleName(), null);
    }

    private static URI address(RecipientPlace place) {
        return URI.create((place.tls() ? "https://" : "http://") + place.host() + ":" + place.port() + place.service()
                + "/studies");
    }
}
