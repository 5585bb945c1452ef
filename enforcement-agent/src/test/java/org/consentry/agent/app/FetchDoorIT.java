// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.MultipartInput;
import org.consentry.agent.dicomweb.retrieve.Origin;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.Purpose;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fetches over DICOMweb, through HTTP and a real container. */
@ExtendWith(ArquillianExtension.class)
class FetchDoorIT {
    private static final String WAY = "/dicomweb/FETCH_AI/studies/";
    private static final String STUDY = WAY + Scan.STUDY;
    private static final String RELATED = "multipart/related; type=\"application/dicom\"";
    /** Two of them are more than both sockets take unread, and three are no more than may be fetched. */
    private static final int LARGE = 6 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @SuppressWarnings("NullAway.Init")
    private Origin origin;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL agent;

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/agent.war"));
    }

    @BeforeEach
    void open() {
        origin = new Origin(Platform.originPort());
        origin.holds(slice(1), slice(2));
        Route fetched = Route.open("FETCH_AI", Purpose.MLTRAINING, ROUTE.place(), ROUTE.agreed())
                .usedBy(Set.of("export-demo"))
                .fetching();
        Route pushed = Route.open("PUSH_AI", Purpose.MLTRAINING, ROUTE.place(), ROUTE.agreed())
                .usedBy(Set.of("export-demo"));
        says(true);
        Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
        Platform.server().add(Entries.recipient(Platform.server().next(), Status.ACTIVE, ROUTE, fetched, pushed));
        await(() -> get(STUDY).statusCode() == 200);
    }

    @AfterEach
    void close() {
        origin.close();
        // other classes share this server
        says(true);
    }

    @Test
    void aStudyIsFetchedAndItsPatientIsToldSo() throws Exception {
        HttpResponse<byte[]> answer = get(STUDY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("" + answer.body().length);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        MultipartInput parts = new MultipartInput(
                new ByteArrayInputStream(answer.body()),
                MediaType.of(answer.headers().firstValue("Content-Type").orElseThrow())
                        .orElseThrow()
                        .parameter("boundary")
                        .orElseThrow());
        for (int i = 0; i < 2; i++) {
            Dataset object = DicomFile.read(parts.next().orElseThrow().body(), Limits.STANDARD)
                    .header()
                    .dataset();
            assertThat(object.string(Tag.PATIENT_ID).orElseThrow()).matches("P[0-9A-F]{20}");
        }
        assertThat(parts.next()).isEmpty();
        await(() -> Platform.server().reports().stream()
                .anyMatch(report -> report.route().equals("FETCH_AI")
                        && report.state() == State.SENT
                        && report.instances() == 2
                        && Entries.ANNA.equals(report.patient())));
    }

    @Test
    void whatIsNotThereAndWhatMayNotLeaveAreAnsweredAlike() {
        String absent = text(get(STUDY + "/series/1.2.3"));
        String unknown = text(get(WAY + "2.999.1.78"));
        says(false);
        await(() -> get(STUDY).statusCode() != 200);
        HttpResponse<byte[]> refused = get(STUDY);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(text(refused)).isEqualTo(absent).isEqualTo(unknown).contains("found nothing");
    }

    @Test
    void whoMayNotIsRefused() {
        assertThat(status("", STUDY)).isEqualTo(401);
        assertThat(status(Platform.tokens().exportSystem(), STUDY)).isEqualTo(403);
        assertThat(status(Platform.tokens().dicomwebClient("somebody"), STUDY)).isEqualTo(403);
        assertThat(status(token(), "/dicomweb/PUSH_AI/studies/" + Scan.STUDY)).isEqualTo(403);
        assertThat(status(token(), "/dicomweb/NOBODY/studies/" + Scan.STUDY)).isEqualTo(403);
    }

    @Test
    void whatIsNoFetchIsRefusedByName() throws Exception {
        int before = origin.asked().size();

        assertThat(status(token(), "/dicomweb/FETCH_AI/studies/series")).isEqualTo(404);
        assertThat(status(token(), "/dicomweb/FETCH_AI/metadata")).isEqualTo(404);
        assertThat(status(token(), STUDY + "/rendered")).isEqualTo(404);
        assertThat(status(token(), STUDY + "/series?PatientID=1")).isEqualTo(400);
        assertThat(status(token(), WAY + "1..2")).isEqualTo(400);
        assertThat(http.send(asked(STUDY + "/series/1", token()).DELETE().build(), BodyHandlers.discarding())
                        .headers()
                        .firstValue("Allow"))
                .hasValue("GET");
        assertThat(http.send(
                                asked(STUDY, token())
                                        .header("Accept", "application/dicom+json")
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(406);
        assertThat(origin.asked()).hasSize(before);
    }

    /** The third instance has not begun when the no is in force, and the answer is no whole one for any program. */
    @Test
    void aNoThatComesWhileAStudyIsReadBreaksTheAnswerOff() throws Exception {
        origin.holds(large(1), large(2), large(3));
        HttpResponse<InputStream> answer = http.send(asked(STUDY, token()).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            assertThat(body.readNBytes(1000)).hasSize(1000);
            says(false);
            await(this::isRefused);

            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        await(() -> isReported(State.UNCERTAIN, 1) || isReported(State.UNCERTAIN, 2));
    }

    @Test
    void whatAReaderThatGoesAwayHasGotMayHaveBeenSent() throws Exception {
        origin.holds(large(1), large(2), large(3));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), agent.getPort())) {
            String head = "GET " + STUDY + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                    + "\r\nAccept: " + RELATED + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(100_000), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200");
        }
        await(() -> isReported(State.UNCERTAIN, 1) || isReported(State.UNCERTAIN, 2));
    }

    @Test
    void anArchiveThatIsAwayIsNamed() {
        origin.close();

        HttpResponse<byte[]> answer = get(STUDY);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(text(answer)).contains("the archive cannot be reached");
    }

    private static boolean isReported(State state, int instances) {
        return Platform.server().reports().stream()
                .anyMatch(report -> report.route().equals("FETCH_AI")
                        && report.state() == state
                        && report.instances() == instances);
    }

    /** Whether the agent has heard the no. */
    private boolean isRefused() {
        int before = origin.asked().size();
        get(STUDY + "/series/1.2.3/instances/4");
        return origin.asked().size() == before;
    }

    private static void says(boolean yes) {
        Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, yes));
    }

    private static void await(BooleanSupplier event) {
        for (int i = 0; !event.getAsBoolean(); i++) {
            assertThat(i).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static Dataset slice(int number) {
        return Scan.withPixels(Scan.ct(Entries.ANNA.value(), number));
    }

    private static Dataset large(int number) {
        return Scan.ct(Entries.ANNA.value(), number).put(Element.of(Tag.PIXEL_DATA, Vr.OW, new byte[LARGE]));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path) {
        return sent(asked(path, token())
                .header("Accept", RELATED + "; transfer-syntax=*")
                .build());
    }

    private int status(String token, String path) {
        return sent(asked(path, token).build()).statusCode();
    }

    private HttpResponse<byte[]> sent(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String token() {
        return Platform.tokens().dicomwebClient();
    }

    private HttpRequest.Builder asked(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.getPort() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
