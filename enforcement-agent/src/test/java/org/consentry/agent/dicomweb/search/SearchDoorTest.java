// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.dicomweb.search.SearchWorld.READER;
import static org.consentry.agent.dicomweb.search.SearchWorld.ROUTE;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.Stage;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.retrieve.Origin;
import org.consentry.agent.dicomweb.search.SearchWorld.Listing;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Content;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** QIDO-RS: a program sees what it may have, and nothing of the rest. */
class SearchDoorTest {
    private static final String BENS = "2.999.1.78";

    @TempDir
    Path temp;

    private Origin origin;
    private SearchWorld world;

    @BeforeEach
    void start() {
        origin = new Origin(0);
        origin.holds(Scan.ct(Stage.ANNA, 1), Scan.ct(Stage.ANNA, 2), of(BENS, "P-200", 1));
        world = new SearchWorld(temp, origin);
    }

    @AfterEach
    void close() {
        world.close();
        origin.close();
    }

    @Test
    void aStudyIsListedWithoutNamesUnderTheUidByWhichItIsFetched() {
        Listing listing = world.studies("");

        assertThat(listing.status()).isEqualTo(200);
        assertThat(listing.announced()).isEqualTo(listing.text().length());
        assertThat(listing.all(Attribute.STUDY_UID)).containsExactly(Scan.STUDY);
        assertThat(listing.all(Attribute.PATIENT_ID).getFirst()).matches("P[0-9A-F]{20}");
        assertThat(listing.all(Attribute.STUDY_DATE).getFirst()).isNotEqualTo("20260102");
        assertThat(listing.text())
                .doesNotContain("Fictional", "A-4711", "19700101", "P-200", BENS, "00201208", "00201206", "00081190");
        assertThat(listing.warnings()).isEmpty();
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances, DisclosureReport::content)
                .containsExactly(tuple(State.SENT, 1, Content.HEADER));
        assertThat(world.reports().getFirst().deidentification()).contains("113100");
    }

    /** A company's program may look every minute; a person's page is for people. */
    @Test
    void aStudyThatIsListedAgainOnTheSameDayMakesNoLineMore() {
        world.studies("");
        world.studies("includefield=all");
        world.instances(Scan.STUDY, "");

        assertThat(world.reports()).hasSize(1);
    }

    @Test
    void theNextDayItIsANewLineAndSoItIsForAnotherRoute() {
        ShownToday shown = new ShownToday();
        ExportRoute route = world.door().route(ROUTE, Optional.of(READER), InetAddress.getLoopbackAddress());
        Instant evening = Instant.parse("2026-03-01T23:59:59Z");
        shown.add(route, Scan.STUDY, evening);
        world.stage()
                .reroute(now -> Route.open("OTHER", now.purpose(), now.place(), now.agreed())
                        .usedBy(now.clients())
                        .fetching());
        ExportRoute other = world.door().route("OTHER", Optional.of(READER), InetAddress.getLoopbackAddress());

        assertThat(shown.holds(route, Scan.STUDY, evening)).isTrue();
        assertThat(shown.holds(route, BENS, evening)).isFalse();
        assertThat(shown.holds(other, Scan.STUDY, evening)).isFalse();
        assertThat(shown.holds(route, Scan.STUDY, evening.plusSeconds(1))).isFalse();
    }

    @Test
    void aNoTakesAStudyOffTheListAndNothingTellsThatItWasThere() {
        world.stage().link(BENS, "P-200");
        assertThat(world.studies("").all(Attribute.STUDY_UID)).containsExactly(Scan.STUDY, BENS);
        world.stage().annaSaysNo();

        Listing listing = world.studies("limit=1");

        assertThat(listing.all(Attribute.STUDY_UID)).containsExactly(BENS);
        assertThat(listing.warnings()).as("nothing is left").isEmpty();
        assertThat(world.studies("StudyInstanceUID=" + Scan.STUDY).text())
                .isEqualTo(world.studies("StudyInstanceUID=2.999.9").text())
                .isEqualTo("[]");
        assertThat(world.series(Scan.STUDY, "").text()).isEqualTo("[]");
        assertThat(world.instances(Scan.STUDY, "").text()).isEqualTo("[]");
    }

    /** Nobody asked for what a search leaves out; who names a study has asked for it. */
    @Test
    void aRefusalIsWrittenDownWhereAStudyIsNamed() {
        world.stage().annaSaysNo();
        world.studies("");
        assertThat(world.reports()).isEmpty();
        int asked = origin.asked().size();

        world.studies("StudyInstanceUID=" + Scan.STUDY);

        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactly(tuple(State.REFUSED, Reason.CONSENT_DENY));
        assertThat(origin.asked()).as("the archive is not asked").hasSize(asked);
    }

    @Test
    void pagesAreCutFromWhatMayBeShown() {
        Dataset[] objects = IntStream.range(0, 10)
                .mapToObj(number -> of("2.999.7." + number, number % 2 == 0 ? "P-200" : "P-300", 1))
                .toArray(Dataset[]::new);
        origin.holds(objects);
        for (int number = 0; number < 10; number += 2) {
            world.stage().link("2.999.7." + number, "P-200");
        }

        Listing first = world.studies("limit=2");
        Listing second = world.studies("limit=2&offset=2");
        Listing last = world.studies("limit=2&offset=4");

        assertThat(first.all(Attribute.STUDY_UID)).containsExactly("2.999.7.0", "2.999.7.2");
        assertThat(first.warnings())
                .containsExactly("299 consentry \"There are 3 additional results that can be requested\"");
        assertThat(second.all(Attribute.STUDY_UID)).containsExactly("2.999.7.4", "2.999.7.6");
        assertThat(last.all(Attribute.STUDY_UID)).containsExactly("2.999.7.8");
        assertThat(last.warnings()).isEmpty();
        assertThat(world.studies("offset=5").text()).isEqualTo("[]");
        assertThat(world.studies("limit=0").warnings().getFirst()).contains("There are 5 ");
    }

    /** By the archive's own date the day could be found out by asking, however far it is moved. */
    @Test
    void datesAreMatchedAsTheyAreShown() {
        String shown = world.studies("").all(Attribute.STUDY_DATE).getFirst();

        assertThat(world.studies("StudyDate=20260102").matches()).isEmpty();
        assertThat(world.studies("StudyDate=" + shown).matches()).hasSize(1);
        assertThat(world.studies("StudyDate=-" + shown).matches()).hasSize(1);
        assertThat(world.instances(Scan.STUDY, "StudyDate=" + shown).matches()).hasSize(2);
        assertThat(world.series(Scan.STUDY, "StudyDate=20260102").matches()).isEmpty();
        assertThat(origin.asked()).noneMatch(path -> path.contains("StudyDate="));
    }

    @Test
    void theArchiveIsAskedForWhatADecisionNeedsAndForNoName() {
        world.studies("ModalitiesInStudy=CT&StudyInstanceUID=" + Scan.STUDY);

        assertThat(origin.asked().getFirst())
                .startsWith("/dicom-web/studies?limit=50001&includefield=00080020")
                .contains("&includefield=00100020", "&includefield=00100021", "&ModalitiesInStudy=CT")
                .contains("&StudyInstanceUID=" + Scan.STUDY + " ");
    }

    @Test
    void seriesAndInstancesAreThoseThatCouldBeFetchedAndSoAreTheirNumbers() {
        origin.holds(
                Scan.ct(Stage.ANNA, 1),
                Scan.ct(Stage.ANNA, 2),
                Scan.ct(Stage.ANNA, 3).put(Tag.BURNED_IN_ANNOTATION, "YES"),
                Scan.ct(Stage.ANNA, 4)
                        .put(Tag.SERIES_INSTANCE_UID, Scan.STUDY + ".2")
                        .put(Tag.BODY_PART_EXAMINED, ""));

        Listing series = world.series(Scan.STUDY, "");
        Listing instances = world.instances(Scan.STUDY, "");

        assertThat(series.all(Attribute.SERIES_UID)).containsExactly(Scan.STUDY + ".1");
        assertThat(series.all(Attribute.SERIES_INSTANCES)).containsExactly("2");
        assertThat(series.all(Attribute.SOP_UID)).containsExactly("");
        assertThat(instances.all(Attribute.SOP_UID)).containsExactly(Scan.STUDY + ".1.1", Scan.STUDY + ".1.2");
        assertThat(instances.all(Attribute.ROWS)).containsExactly("512", "512");
        assertThat(instances.text()).doesNotContain("Fictional", "A-4711", "20260102");
        assertThat(world.instances(Scan.STUDY, "SOPInstanceUID=" + Scan.STUDY + ".1.2")
                        .matches())
                .hasSize(1);
        assertThat(world.instances(Scan.STUDY, "SOPInstanceUID=" + Scan.STUDY + ".1.3")
                        .text())
                .isEqualTo("[]");
        assertThat(world.series(Scan.STUDY, "Modality=MR").text()).isEqualTo("[]");
        assertThat(world.instances(Scan.STUDY, "limit=1").warnings().getFirst()).contains("There are 1 ");
    }

    @Test
    void whatIsWantedBesidesIsShownAsFarAsTheProfileKeepsIt() {
        assertThat(world.instances(Scan.STUDY, "includefield=BitsStored,PatientBirthDate,AccessionNumber")
                        .matches())
                .allSatisfy(match -> {
                    assertThat(Attribute.text(match, Tag.BITS_STORED)).isEqualTo("12");
                    assertThat(Attribute.text(match, Attribute.PATIENT_BIRTH_DATE))
                            .isNotEqualTo("19700101");
                });
        assertThat(world.instances(Scan.STUDY, "").matches())
                .allSatisfy(match -> assertThat(match).doesNotContainKey(Attribute.key(Tag.BITS_STORED)));
        assertThat(world.instances(Scan.STUDY, "includefield=all").matches())
                .allSatisfy(match -> assertThat(match)
                        .containsKeys(Attribute.key(Tag.BITS_STORED), Attribute.key(Tag.DEIDENTIFICATION_METHOD)));
    }

    @Test
    void namesAreNeverMatchedBySound() {
        assertThat(world.studies("fuzzymatching=true").warnings())
                .containsExactly("299 consentry \"The fuzzymatching parameter is not supported."
                        + " Only literal matching has been performed.\"");
    }

    @Test
    void aStudyWhosePatientIsAnotherInTheArchiveIsNotListed() {
        origin.holds(Scan.ct("P-200", 1));
        assertThat(world.studies("").text()).isEqualTo("[]");
        assertThat(world.instances(Scan.STUDY, "").text()).isEqualTo("[]");

        origin.holds(Scan.ct(Stage.ANNA, 1), Scan.ct("P-200", 2));
        assertThat(world.instances(Scan.STUDY, "").text()).as("mixed").isEqualTo("[]");
    }

    @Test
    void aNoThatComesWhileTheArchiveAnswersCounts() {
        byte[] body = Origin.json(Scan.ct(Stage.ANNA, 1));
        origin.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/dicom+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length - 1);
            world.stage().annaSaysNo();
            exchange.getResponseBody().write(body, body.length - 1, 1);
        });

        assertThat(world.studies("").text()).isEqualTo("[]");
        assertThat(world.reports()).isEmpty();
    }

    @Test
    void aProgramThatLosesTheRouteMeanwhileSeesNothing() {
        byte[] body = Origin.json(Scan.ct(Stage.ANNA, 1));
        origin.answers(exchange -> {
            world.stage().programs("another");
            Origin.send(exchange, 200, "application/dicom+json", body);
        });

        assertThat(world.studies("").text()).isEqualTo("[]");
    }

    @Test
    void whereNothingCanBeRecordedNothingIsShown() {
        world.stage().parts().journal().close();

        Listing listing = world.studies("");

        assertThat(listing.status()).isEqualTo(503);
        assertThat(listing.text()).isEmpty();
    }

    /** Who hangs up may have read it. It is written down again the next time, since nobody knows. */
    @Test
    void whatAProgramThatHangsUpHasSeenMayHaveBeenSent() {
        world.hangUp("");
        world.studies("");

        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::content)
                .containsExactlyInAnyOrder(tuple(State.UNCERTAIN, Content.HEADER), tuple(State.SENT, Content.HEADER));
    }

    @Test
    void whileTheServerIsNotHeardNothingIsAnsweredWithAnEmptyList() {
        world.stage().unheard(Duration.ofMinutes(1));

        assertThat(world.studies("").status()).isEqualTo(503);
        assertThat(world.series(Scan.STUDY, "").problem())
                .isEqualTo("the agent has not heard from its server; try again later");
        assertThat(origin.asked()).isEmpty();
    }

    @Test
    void aClosedRouteAndAPausedCompanySeeNothing() {
        world.stage().route(Route.State.CLOSED);
        assertThat(world.studies("").text()).isEqualTo("[]");
        world.stage().route(Route.State.OPEN);
        world.stage().recipient(Status.PAUSED);
        assertThat(world.studies("").text()).isEqualTo("[]");
    }

    @Test
    void onlyARouteOnWhichIsFetchedCanBeSearched() {
        world.stage()
                .reroute(route -> Route.open(route.calledAe(), route.purpose(), route.place(), route.agreed())
                        .usedBy(route.clients()));

        assertThatThrownBy(() -> world.door().route(ROUTE, Optional.of(READER), InetAddress.getLoopbackAddress()))
                .hasMessageContaining("lets scans be fetched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{]", "[{}", "nothing"})
    void anArchiveThatAnswersSomethingElseIsNotBelieved(String body) {
        origin.says(200, "application/dicom+json", body.getBytes(StandardCharsets.UTF_8));

        assertThat(world.studies("").status()).isEqualTo(502);
        assertThat(world.instances(Scan.STUDY, "").status()).isEqualTo(502);
    }

    @Test
    void anArchiveThatFindsNothingMayNotAnswerWithAList() {
        origin.says(204, "text/plain", new byte[0]);
        assertThat(world.studies("").text()).isEqualTo("[]");

        origin.says(500, "text/plain", new byte[0]);
        assertThat(world.studies("").status()).isEqualTo(502);
    }

    @Test
    void aStudyThatCannotBeReadIsLeftOut() {
        origin.says(
                200,
                "application/dicom+json",
                "[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[1]}},{}]".getBytes(StandardCharsets.UTF_8));

        assertThat(world.studies("").text()).isEqualTo("[]");
    }

    private static Dataset of(String study, String patient, int number) {
        return Scan.ct(patient, number)
                .put(Tag.STUDY_INSTANCE_UID, study)
                .put(Tag.SERIES_INSTANCE_UID, study + ".1")
                .put(Tag.SOP_INSTANCE_UID, study + ".1." + number);
    }
}
