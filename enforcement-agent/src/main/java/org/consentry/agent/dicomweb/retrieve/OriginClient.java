// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.consentry.agent.dicom.dimse.TlsFailedException;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.transit.PeerHttp;

/**
 * Asks the hospital's archive by WADO-RS and QIDO-RS. What it fails with is told to who fetches as 404, 406, 502 or
 * 504. Safe for every thread.
 */
public final class OriginClient {
    private static final Logger LOG = System.getLogger(OriginClient.class.getName());
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int GONE = 410;
    private static final int TOO_SLOW = 408;
    private static final int TOO_LARGE = 413;
    private static final int BAD_GATEWAY = 502;
    private static final int TIMEOUT = 504;

    private final PeerHttp http;
    private final URI origin;
    private final Patience patience;

    /**
     * How long is waited.
     *
     * @param connect for a connection
     * @param answer for the beginning of the answer
     * @param piece for the next piece of it
     */
    public record Patience(Duration connect, Duration answer, Duration piece) {
        /** 5 seconds, 1 minute, 1 minute: an archive may first bring a study from a slow disk. */
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    /**
     * Asks one archive.
     *
     * @param origin the address of its DICOMweb service, without a slash at the end
     */
    public OriginClient(PeerHttp http, URI origin, Patience patience) {
        this.http = http;
        this.origin = origin;
        this.patience = patience;
    }

    /**
     * Asks. The caller closes the answer.
     *
     * @throws RefusedBodyException if there is none: the archive has nothing, is away, or answers with something else
     */
    public OriginAnswer ask(OriginQuestion question) {
        if (!"https".equals(origin.getScheme()) && !http.mayBePlain(origin.getHost())) {
            throw failed(BAD_GATEWAY, "the archive would be spoken to in the clear");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + question.path()))
                .header("Accept", question.accept())
                .build();
        HttpClient client = http.client(patience.connect());
        boolean taken = false;
        try {
            HttpResponse<InputStream> got = client.sendAsync(request, head -> new OriginBody(patience.piece()))
                    .get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
            OriginAnswer answer = answer(got, question, client);
            taken = true;
            return answer;
        } catch (TimeoutException e) {
            throw failed(TIMEOUT, "the archive does not answer");
        } catch (ExecutionException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(BAD_GATEWAY, "the agent stops");
        } finally {
            if (!taken) {
                client.shutdownNow();
            }
        }
    }

    private static RefusedBodyException away(ExecutionException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return failed(
                        BAD_GATEWAY,
                        "the archive is not trusted: "
                                + TlsFailedException.Why.of(cause).words());
            }
        }
        Throwable why = Optional.ofNullable(e.getCause()).orElse(e);
        return failed(
                BAD_GATEWAY, "the archive cannot be reached: " + why.getClass().getSimpleName());
    }

    private static OriginAnswer answer(HttpResponse<InputStream> got, OriginQuestion question, HttpClient client) {
        return switch (got.statusCode()) {
            case OK, PARTIAL -> new OriginAnswer(got.statusCode() == PARTIAL, got.body(), type(got, question), client);
            case NO_CONTENT, NOT_FOUND, GONE -> throw new RefusedBodyException(NOT_FOUND, FetchDoor.NOTHING);
            case NOT_ACCEPTABLE ->
                throw new RefusedBodyException(
                        NOT_ACCEPTABLE, "expected another encoding; the archive has it not in this");
            default -> throw failed(BAD_GATEWAY, "the archive answers " + got.statusCode());
        };
    }

    private static MediaType type(HttpResponse<?> got, OriginQuestion question) {
        return MediaType.of(got.headers().firstValue("Content-Type").orElse(""))
                .filter(question.answers())
                .orElseThrow(() -> failed(BAD_GATEWAY, "the archive answers with something else than was asked for"));
    }

    /** What is told of an answer that was not believed: what is wrong with it is no fault of who asked. */
    public static RefusedBodyException fault(RefusedBodyException e) {
        return switch (e.status()) {
            case BAD_GATEWAY, TOO_LARGE -> e;
            case TOO_SLOW -> new RefusedBodyException(TIMEOUT, "the archive is too slow");
            default ->
                new RefusedBodyException(
                        BAD_GATEWAY, "the archive's answer is not whole, or in another form: " + e.getMessage());
        };
    }

    private static RefusedBodyException failed(int status, String why) {
        LOG.log(Level.WARNING, "nothing can be fetched: {0}", why);
        return new RefusedBodyException(status, why);
    }
}
