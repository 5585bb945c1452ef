// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.STUDY;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.image;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.instance;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.Stage;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Content;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WADO-RS metadata: headers without pixels. */
class HeaderDoorTest {
    @TempDir
    Path temp;

    private Origin origin;
    private FetchWorld world;

    @BeforeEach
    void start() {
        origin = new Origin(0);
        origin.holds(image(1), image(2));
        world = new FetchWorld(temp, origin.address());
    }

    @AfterEach
    void close() {
        world.close();
        origin.close();
    }

    @Test
    void headersAreAnsweredWithoutNamesAndTheRecordSaysThatNoPictureWasThere() {
        Reader reader = world.headers(STUDY);

        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.announced()).isEqualTo(reader.bytes());
        assertThat(reader.headers()).hasSize(2).allSatisfy(header -> {
            assertThat(value(header, "00100020")).matches("P[0-9A-F]{20}");
            assertThat(value(header, "0020000D")).startsWith("2.25.");
            assertThat(header).containsKeys("00120063", "00280010").doesNotContainKeys("7FE00010");
        });
        assertThat(reader.text()).doesNotContain("Fictional", "A-4711", Scan.STUDY, "BulkDataURI", "archive.example");
        assertThat(origin.asked())
                .containsExactly("/dicom-web/studies/" + Scan.STUDY + "/metadata application/dicom+json");
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances, DisclosureReport::content)
                .containsExactly(tuple(State.SENT, 2, Content.HEADER));
        assertThat(world.reports().getFirst().deidentification()).contains("113100");
        assertThat(world.held()).isEmpty();
    }

    /** One code stands for one thing, whether its header or all of it was fetched. */
    @Test
    void aHeaderIsThatOfTheObject() {
        Dataset object = world.fetch(instance(1), FetchWorld.ANY).objects().getFirst();
        JsonObject header = world.headers(instance(1)).headers().getFirst();

        for (int tag : new int[] {Tag.PATIENT_ID, Tag.STUDY_INSTANCE_UID, Tag.SOP_INSTANCE_UID, Tag.STUDY_DATE}) {
            assertThat(value(header, "%08X".formatted(tag)))
                    .isEqualTo(object.string(tag).orElseThrow());
        }
    }

    @Test
    void aSeriesAndAnInstanceHaveMetadataOfTheirOwn() {
        Optional<String> series = Optional.of(Scan.STUDY + ".1");

        assertThat(world.headers(new FetchTarget(new StudyUid(Scan.STUDY), series, Optional.empty()))
                        .headers())
                .hasSize(2);
        assertThat(world.headers(instance(2)).headers()).hasSize(1);
        assertThat(world.headers(instance(3)).status()).isEqualTo(404);
    }

    @Test
    void aNoIsAnsweredLikeWhatIsNotThereAndTheArchiveIsNotAsked() {
        String absent = world.headers(instance(3)).problem();
        world.stage().annaSaysNo();

        Reader reader = world.headers(STUDY);

        assertThat(reader.status()).isEqualTo(404);
        assertThat(reader.problem()).isEqualTo(absent);
        assertThat(origin.asked()).hasSize(1);
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::content)
                .containsExactly(tuple(State.REFUSED, Reason.CONSENT_DENY, Content.OBJECTS));
    }

    /** What the pixels may show stops the header too: what may not leave is not told of. */
    @Test
    void whatMayNotLeaveIsLeftOutAndTheAnswerSaysPartial() {
        origin.holds(
                image(1),
                image(3).put(Tag.BODY_PART_EXAMINED, ""),
                image(4).put(Tag.BURNED_IN_ANNOTATION, "YES"),
                image(5).put(Tag.SOP_CLASS_UID, ""));

        Reader reader = world.headers(STUDY);

        assertThat(reader.status()).isEqualTo(206);
        assertThat(reader.headers()).hasSize(1);
        assertThat(world.headers(instance(4)).status()).isEqualTo(404);
        assertThat(world.reports())
                .extracting(DisclosureReport::reason)
                .contains(Reason.DEID_INSUFFICIENT, Reason.BURNED_IN_TEXT, Reason.HUMAN_REVIEW);
    }

    @Test
    void aStudyInWhichAnotherPatientIsNamedIsKeptWhole() {
        world.stage().link("2.999.1.78", "P-200");
        origin.holds(image(1), image(2).put(Tag.PATIENT_ID, "P-200"));

        assertThat(world.headers(STUDY).status()).isEqualTo(404);
        assertThat(world.reports()).extracting(DisclosureReport::reason).containsOnly(Reason.MIXED_PATIENT);
    }

    @Test
    void aNoThatComesWhileTheArchiveAnswersCountsForAllOfIt() {
        byte[] body = Origin.json(image(1), image(2));
        origin.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/dicom+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length - 1);
            world.stage().annaSaysNo();
            exchange.getResponseBody().write(body, body.length - 1, 1);
        });

        assertThat(world.headers(STUDY).status()).isEqualTo(404);
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsOnly(tuple(State.REFUSED, Reason.CONSENT_DENY));
        assertThat(world.held()).isEmpty();
    }

    @Test
    void aNoThatComesWhileTheAnswerIsReadStopsBeforeTheNextHeader() {
        Reader reader = new Reader().meanwhile(() -> world.stage().annaSaysNo());

        world.fetch(STUDY, new HeaderForm(), reader);

        assertThat(reader.isBroken()).isTrue();
        assertThat((long) reader.bytes()).isLessThan(reader.announced());
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances, DisclosureReport::content)
                .containsExactlyInAnyOrder(
                        tuple(State.UNCERTAIN, 1, Content.HEADER), tuple(State.REFUSED, 1, Content.OBJECTS));
    }

    @Test
    void whereTheDiskTakesNothingNothingLeaves() throws IOException {
        Files.delete(temp.resolve("fetches"));

        assertThat(world.headers(STUDY).status()).isEqualTo(503);
        assertThat(world.reports()).isEmpty();
    }

    @Test
    void whereNothingCanBeRecordedNothingLeaves() {
        try (FetchWorld mute = new FetchWorld(temp.resolve("mute"), origin.address())) {
            mute.stage().parts().journal().close();

            Reader reader = mute.headers(STUDY);

            assertThat(reader.status()).isEqualTo(503);
            assertThat(reader.bytes()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{]", "[{}", "[1]", "<NativeDicomModel/>"})
    void anArchiveThatGivesSomethingElseIsNotBelieved(String body) {
        origin.says(200, "application/dicom+json", body.getBytes(StandardCharsets.UTF_8));

        assertThat(world.headers(STUDY).status()).isEqualTo(502);
        assertThat(world.reports()).extracting(DisclosureReport::state).containsOnly(State.REFUSED);
    }

    @Test
    void anArchiveThatGivesWhatWasNotAskedForIsNotBelievedInAnything() {
        origin.says(
                200,
                "application/dicom+json",
                Origin.json(image(1), image(2).put(Tag.STUDY_INSTANCE_UID, "2.999.1.78")));
        assertThat(world.headers(STUDY).status()).isEqualTo(502);

        origin.says(200, "multipart/related; type=\"application/dicom\"; boundary=x", new byte[] {1});
        assertThat(world.headers(STUDY).status()).isEqualTo(502);
    }

    @Test
    void whatTheArchiveGivesTwiceIsAnsweredOnce() {
        origin.says(200, "application/json", Origin.json(image(1), image(1)));

        Reader reader = world.headers(STUDY);

        assertThat(reader.status()).isEqualTo(206);
        assertThat(reader.headers()).hasSize(1);
    }

    @Test
    void whoseNumberIsAnotherPatientsGetsNothing() {
        origin.holds(image(1).put(Tag.PATIENT_ID, Stage.ANNA + "9"));

        assertThat(world.headers(STUDY).status()).isEqualTo(404);
    }

    private static String value(JsonObject header, String tag) {
        return header.getJsonObject(tag).getJsonArray("Value").getString(0);
    }
}
