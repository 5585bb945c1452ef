// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter.archive;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.consentry.agent.filter.archive.FoundStudies.Unknown;
import org.consentry.protocol.MalformedMessageException;

/**
 * Asks an archive by QIDO-RS which studies an Accession Number stands for, one question at a time. QIDO-RS knows keys
 * in the address only, so the number stands there; nothing here prints the address. For one thread.
 */
public final class AccessionSearch {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String AS_IT_IS = "~/:@()!$'";
    private static final int MOST_BYTES = 4 << 20;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAULTS = 500;

    /** So many times in a row without an answer, and the archive is not asked again. */
    private static final int MOST_SILENCES = 3;

    private final HttpClient http;
    private final ArchivePlace place;
    private final Duration patience;
    private int silences;

    /**
     * Asks one archive.
     *
     * @param patience how long a whole answer may take
     */
    public AccessionSearch(ArchivePlace place, Duration patience) {
        this.place = place;
        this.patience = patience;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What the number stands for. */
    public FoundStudies find(AccessionNumber number) {
        if (silences >= MOST_SILENCES) {
            return Unknown.ARCHIVE_AWAY;
        }
        CompletableFuture<HttpResponse<byte[]>> asked =
                http.sendAsync(question(number), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            FoundStudies found = answered(answer, number);
            silences = found == Unknown.ARCHIVE_AWAY ? silences + 1 : 0;
            return found;
        } catch (TimeoutException | ExecutionException e) {
            asked.cancel(true);
            silences++;
            return Unknown.ARCHIVE_AWAY;
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return Unknown.ARCHIVE_AWAY;
        }
    }

    private HttpRequest question(AccessionNumber number) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place.service() + "/studies?AccessionNumber="
                        + value(number.number()) + "&includefield=00080051&includefield=00100021&limit="
                        + (AccessionMatch.MOST_STUDIES + 1)))
                .header("Accept", "application/dicom+json");
        place.authorization().ifPresent(header -> request.header("Authorization", header));
        return request.build();
    }

    /**
     * Only what RFC 3986 does not let stand in a query is escaped: Orthanc 1.10 takes an escape for what it looks like.
     */
    private static String value(String number) {
        return number.chars()
                .mapToObj(Character::toString)
                .map(AccessionSearch::letter)
                .collect(Collectors.joining());
    }

    private static String letter(String letter) {
        return AS_IT_IS.contains(letter)
                ? letter
                : URLEncoder.encode(letter, StandardCharsets.US_ASCII).replace("+", "%20");
    }

    private static FoundStudies answered(HttpResponse<byte[]> answer, AccessionNumber number) {
        int status = answer.statusCode();
        return switch (status) {
            case OK -> read(answer, number);
            case NO_CONTENT -> Unknown.ACCESSION_UNKNOWN;
            case UNAUTHORIZED, FORBIDDEN -> Unknown.ARCHIVE_DENIED;
            default ->
                status == TOO_MANY_REQUESTS || status >= SERVER_FAULTS ? Unknown.ARCHIVE_AWAY : Unknown.ARCHIVE_UNCLEAR;
        };
    }

    private static FoundStudies read(HttpResponse<byte[]> answer, AccessionNumber number) {
        if (!isJson(answer.headers().firstValue("Content-Type").orElse(""))) {
            return Unknown.ARCHIVE_UNCLEAR;
        }
        if (answer.headers().allValues("Warning").stream().anyMatch(AccessionSearch::saysThereIsMore)) {
            return Unknown.ACCESSION_AMBIGUOUS;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(answer.body()))
                    .toString();
            return AccessionMatch.of(number, ArchivedStudy.read(text));
        } catch (CharacterCodingException | MalformedMessageException e) {
            return Unknown.ARCHIVE_UNCLEAR;
        }
    }

    private static boolean isJson(String type) {
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return List.of("application/dicom+json", "application/json").contains(plain);
    }

    /** In the words of DICOM PS3.18, 10.6.3.3.1. */
    private static boolean saysThereIsMore(String warning) {
        return warning.contains("additional results");
    }
}
