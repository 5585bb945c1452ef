// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests may be packed, signed for and how long they may be. */
class TransportIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FHIR = "application/fhir+json";

    /** Refusals stood among everything else that the process says. */
    @Test
    void aRefusalIsInAFileOfItsOwnThatNobodyElseReads() throws IOException {
        Person anna = new Ward().person();
        Door refused = Platform.door().as("not-a-token");

        assertThat(refused.get("/fhir/r4/Patient/" + anna.id()).statusCode()).isEqualTo(401);

        assertThat(Files.readAllLines(Platform.SECURITY_LOG))
                .anyMatch(line -> line.endsWith(" WARNING event=unauthenticated part=server door=/r4 type=Patient"
                        + " method=GET status=401 client=- account=- from=127.0.0.1"))
                .allMatch(line -> line.matches("2\\S+Z (WARNING|INFO) event=[a-z-]+ part=server .*"))
                .noneMatch(line -> line.contains(anna.id()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Platform.SECURITY_LOG)))
                .isEqualTo("rw-------");
    }

    private static final String COMPANY = """
            {"resourceType":"Organization","active":true,"name":"%2$s",
             "identifier":[{"system":"https://consentry.org/fhir/recipient","value":"transport-%1$s"}],
             "type":[{"coding":[{"system":"https://consentry.org/fhir/recipient-kind","code":"company"}]}],
             "address":[{"country":"US","state":"CA"}],
             "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/recipient-purpose",
             "valueCode":"MLTRAINING"}]}""";
    /** A body of 59 KB unpacked to 60 MB and filled the heap of everybody's server. */
    @Test
    void aBodyIsTooLongByWhatItUnpacksTo() throws IOException, InterruptedException {
        byte[] bomb = packed(COMPANY.formatted("bomb", "a".repeat(60 << 20)));
        assertThat(bomb.length).isLessThan(100 << 10);

        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = post("/fhir/r4/Organization", "gzip", bomb);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("OperationOutcome");
        }
        assertThat(found("bomb")).isZero();
    }

    @Test
    void aPackedBodyIsSavedLikeAnyOther() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post("/fhir/r4/Organization", "gzip", packed(COMPANY.formatted("packed", "a".repeat(1000))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(found("packed")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br", "zstd", "gzip, gzip", "compress"})
    void everyOtherEncodingIsRefused(String encoding) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/fhir/r4/Organization", encoding, plain("encoded"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("OperationOutcome", "Content-Encoding", "nothing was saved");
        assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("gzip");
        assertThat(found("encoded")).isZero();
    }

    @Test
    void whatSaysItIsPackedAndIsNotIsRefused() throws IOException, InterruptedException {
        byte[] whole = packed(COMPANY.formatted("half", "a"));

        assertThat(post("/fhir/r4/Organization", "gzip", plain("half")).statusCode())
                .isEqualTo(400);
        assertThat(post("/fhir/r4/Organization", "gzip", Arrays.copyOf(whole, whole.length / 2))
                        .statusCode())
                .isEqualTo(400);
        assertThat(found("half")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/access/v1/evaluation", "/fhir/agent/v1/disclosures", "/fhir/staff/v1/simulations"})
    void theOtherDoorsTakeNoPackedBody(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, "gzip", packed("{}"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
    }

    /** "Authorization: bearer" was answered with 401. */
    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer  "})
    void theSchemesNameMayBeInAnyCase(String scheme) throws IOException, InterruptedException {
        HttpRequest request = request("/fhir/r4/Encounter?_id=none")
                .header("Authorization", scheme + Platform.tokens().registrar())
                .build();

        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    /** An expired token made public pages 401. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/r4/metadata",
                "/fhir/r4/Organization",
                "/fhir/r4/.well-known/smart-configuration",
                "/fhir/.well-known/authzen-configuration"
            })
    void publicPagesDoNotMindATokenThatIsNotGood(String path) {
        for (String bad : List.of(Platform.tokens().expired(), Platform.tokens().tamperedWith(), "x")) {
            assertThat(door().as(bad).get(path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoIsRefusedIsToldWhetherTheTokenWasBad() {
        String path = "/fhir/r4/Encounter";

        assertThat(door().get(path).headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"consentry\"");
        HttpResponse<String> expired = door().as(Platform.tokens().expired()).get(path);
        assertThat(expired.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"consentry\", error=\"invalid_token\"");
        assertThat(expired.body()).contains("OperationOutcome");
    }

    /** A header over 8 KB was answered with 400 and nothing else; tokens of hospitals are long. */
    @Test
    void aTokenMayBeLongAndWhatIsTooLongIsAnsweredWithWords() {
        String scope = "patient/Consent.r ".repeat(1000);
        String long18KilobytesAndBase64 = Platform.tokens().registrar(scope);
        assertThat(long18KilobytesAndBase64.length()).isGreaterThan(16 << 10);

        assertThat(door().as(long18KilobytesAndBase64)
                        .get("/fhir/r4/Organization")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> tooLong = door().as("x".repeat(33 << 10)).get("/fhir/r4/Organization");
        assertThat(tooLong.statusCode()).isEqualTo(431);
        assertThat(tooLong.body()).contains("OperationOutcome", "32768");
    }

    private static int found(String value) {
        HttpResponse<String> answer = door().as(Platform.tokens().registrar())
                .get("/fhir/r4/Organization?identifier=https://consentry.org/fhir/recipient%7Ctransport-" + value);
        return new Answer(answer).entries().size();
    }

    private static HttpResponse<String> post(String path, String encoding, byte[] body)
            throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", "Bearer " + Platform.tokens().registrar())
                .header("Content-Type", path.startsWith("/fhir/r4") ? FHIR : "application/json")
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(Platform.base().resolve(path)).version(HttpClient.Version.HTTP_1_1);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        door();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] plain(String value) {
        return COMPANY.formatted(value, "a").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
