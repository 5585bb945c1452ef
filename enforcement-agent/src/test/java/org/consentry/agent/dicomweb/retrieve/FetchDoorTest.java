// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.ANY;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.READER;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.ROUTE;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.STUDY;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.image;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.instance;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.large;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.store.Requests;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.consentry.protocol.RouteLimits;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched by WADO-RS is decided on, de-identified and recorded as what is sent is. */
class FetchDoorTest {
    private static final int LARGE = 4 << 20;

    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Origin origin;

    @SuppressWarnings("NullAway.Init")
    private FetchWorld world;

    @BeforeEach
    void open() {
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
    void aStudyIsAnsweredWithoutNamesAndItsPatientReadsIt() {
        Reader reader = world.fetch();

        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.announced()).isEqualTo(reader.bytes());
        assertThat(reader.types()).containsOnly("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
        assertThat(reader.objects()).hasSize(2).allSatisfy(object -> {
            assertThat(object.string(Tag.PATIENT_ID)).get().asString().matches("P[0-9A-F]{20}");
            assertThat(object.string(Tag.STUDY_INSTANCE_UID)).get().asString().startsWith("2.25.");
            assertThat(object.string(Tag.DEIDENTIFICATION_METHOD)).isPresent();
        });
        assertThat(origin.asked())
                .containsExactly("/dicom-web/studies/" + Scan.STUDY
                        + " multipart/related; type=\"application/dicom\"; transfer-syntax=*");
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances, DisclosureReport::route)
                .containsExactly(tuple(State.SENT, 2, ROUTE));
        assertThat(world.reports().getFirst().recipient().value()).isEqualTo("northlight");
        assertThat(world.reports().getFirst().bytes()).isGreaterThan(2 * 4096);
        assertThat(world.reports().getFirst().deidentification()).contains("113100");
        assertThat(world.held()).isEmpty();
    }

    @Test
    void aSeriesAndAnInstanceCanBeFetchedAlone() {
        Optional<String> series = Optional.of(Scan.STUDY + ".1");
        FetchTarget all = new FetchTarget(new StudyUid(Scan.STUDY), series, Optional.empty());
        FetchTarget none = new FetchTarget(new StudyUid(Scan.STUDY), Optional.of(Scan.STUDY + ".9"), Optional.empty());

        assertThat(world.fetch(all, ANY).objects()).hasSize(2);
        assertThat(world.fetch(instance(2), ANY).objects()).hasSize(1);
        assertThat(world.fetch(none, ANY).status()).isEqualTo(404);
        assertThat(world.fetch(instance(3), ANY).status()).isEqualTo(404);
    }

    /** Nobody learns from the answer whether a scan exists, and the archive's pace tells nothing either. */
    @Test
    void aNoIsAnsweredLikeWhatIsNotThereAndTheArchiveIsNotAsked() {
        String absent = world.fetch(instance(3), ANY).problem();
        String unknown = world.fetch(study("2.999.1.78"), ANY).problem();
        int asked = origin.asked().size();
        world.stage().annaSaysNo();

        Reader reader = world.fetch();

        assertThat(reader.status()).isEqualTo(404);
        assertThat(reader.problem()).isEqualTo(absent).isEqualTo(unknown);
        assertThat(origin.asked()).hasSize(asked).hasSize(1);
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactlyInAnyOrder(
                        tuple(State.REFUSED, Reason.CONSENT_DENY), tuple(State.REFUSED, Reason.NO_PATIENT));
        assertThat(world.reports())
                .filteredOn(report -> report.reason() == Reason.CONSENT_DENY)
                .allSatisfy(report -> assertThat(report.patient()).isNotNull());
    }

    @Test
    void whatMayNotLeaveIsLeftOutAndTheAnswerSaysPartial() {
        Dataset silent = image(3).put(Tag.BODY_PART_EXAMINED, "");
        origin.holds(image(1), silent);

        Reader reader = world.fetch();

        assertThat(reader.status()).isEqualTo(206);
        assertThat(reader.objects()).hasSize(1);
        assertThat(world.fetch(instance(3), ANY).status()).isEqualTo(404);
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .contains(tuple(State.SENT, null), tuple(State.REFUSED, Reason.DEID_INSUFFICIENT));
    }

    /** Nobody can say whose the others are. */
    @Test
    void aStudyInWhichAnotherPatientIsNamedIsKeptWhole() {
        world.stage().link("2.999.1.78", "P-200");
        origin.holds(image(1), image(2).put(Tag.PATIENT_ID, "P-200"), image(3));

        assertThat(world.fetch().status()).isEqualTo(404);
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsOnly(tuple(State.REFUSED, Reason.MIXED_PATIENT));
        assertThat(world.reports().stream()
                        .mapToInt(DisclosureReport::instances)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void whereTheDiskTakesNothingNothingLeavesAndItMayBeFetchedLater() throws IOException {
        Files.delete(temp.resolve("fetches"));

        Reader reader = world.fetch();

        assertThat(reader.status()).isEqualTo(503);
        assertThat(reader.problem()).isEqualTo("the agent's disk takes nothing; try again later");
        assertThat(world.reports()).isEmpty();
    }

    @Test
    void whereNothingCanBeRecordedNothingLeaves() {
        try (FetchWorld mute = new FetchWorld(temp.resolve("mute"), origin.address())) {
            mute.stage().parts().journal().close();

            Reader reader = mute.fetch();

            assertThat(reader.status()).isEqualTo(503);
            assertThat(reader.bytes()).isZero();
        }
    }

    @Test
    void aNoThatComesWhileTheArchiveAnswersCountsForAllOfIt() {
        byte[] body = Requests.body(image(1), image(2));
        origin.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", Origin.RELATED);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length - 4);
            world.stage().annaSaysNo();
            exchange.getResponseBody().write(body, body.length - 4, 4);
        });

        assertThat(world.fetch().status()).isEqualTo(404);
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsOnly(tuple(State.REFUSED, Reason.CONSENT_DENY));
        assertThat(world.held()).isEmpty();
    }

    @Test
    void aNoThatComesWhileTheAnswerIsReadStopsBeforeTheNextInstance() {
        origin.holds(large(1, LARGE), large(2, LARGE));

        Reader reader = world.fetch(
                STUDY, ANY, new Reader().meanwhile(() -> world.stage().annaSaysNo()));

        assertThat(reader.isBroken()).isTrue();
        assertThat(reader.bytes()).isBetween(LARGE, LARGE + 10_000);
        assertThat((long) reader.bytes()).isLessThan(reader.announced());
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactlyInAnyOrder(
                        tuple(State.UNCERTAIN, null, 1), tuple(State.REFUSED, Reason.CONSENT_DENY, 1));
        assertThat(world.held()).isEmpty();
    }

    /** Who hangs up before the last byte has read nearly all of it: a patient must not read that it did not arrive. */
    @Test
    void whatAReaderThatGoesAwayHasGotMayHaveBeenSent() {
        origin.holds(large(1, LARGE), large(2, LARGE), large(3, LARGE));

        Reader reader = world.fetch(STUDY, ANY, new Reader().hangingUpAfter(LARGE + LARGE / 2));

        assertThat(reader.isBroken()).isTrue();
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances)
                .containsExactly(tuple(State.UNCERTAIN, 2));
        assertThat(world.held()).isEmpty();
    }

    @Test
    void whileTheServerIsNotHeardAYesAndAnUnknownStudyAreAnsweredAlike() {
        world.stage().unheard(Duration.ofMinutes(1));

        Reader yes = world.fetch();
        Reader unknown = world.fetch(study("2.999.1.78"), ANY);
        world.stage().annaSaysNo();
        Reader no = world.fetch();

        assertThat(List.of(yes.status(), unknown.status(), no.status())).containsOnly(503);
        assertThat(List.of(yes.problem(), unknown.problem(), no.problem()))
                .containsOnly("the agent has not heard from its server; try again later");
        assertThat(origin.asked()).isEmpty();
    }

    @Test
    void aClosedRouteAndAPausedCompanyGetNothing() {
        world.stage().route(Route.State.CLOSED);
        assertThat(world.fetch().status()).isEqualTo(404);
        world.stage().route(Route.State.OPEN);
        world.stage().recipient(Status.PAUSED);
        assertThat(world.fetch().status()).isEqualTo(404);

        assertThat(origin.asked()).isEmpty();
        assertThat(world.reports())
                .extracting(DisclosureReport::reason)
                .containsExactlyInAnyOrder(Reason.DEST_UNREGISTERED, Reason.VENDOR_FROZEN);
    }

    @Test
    void limitsHoldForWhatIsFetched() {
        world.stage().takes(new RouteLimits(Set.of(Scan.MR_CLASS), Set.of()));

        assertThat(world.fetch().status()).isEqualTo(404);
        assertThat(world.reports()).extracting(DisclosureReport::reason).containsOnly(Reason.KIND_NOT_TAKEN);
    }

    @Test
    void aProgramThatLosesTheRouteWhileTheArchiveAnswersGetsNothing() {
        byte[] body = Requests.body(image(1));
        origin.answers(exchange -> {
            world.stage().programs("another");
            Origin.send(exchange, 200, Origin.RELATED, body);
        });

        assertThat(world.fetch().status()).isEqualTo(404);
        assertThat(world.reports()).extracting(DisclosureReport::reason).containsOnly(Reason.DEST_UNREGISTERED);
    }

    @Test
    void nothingIsFetchedWhereTheRegisterDoesNotSaySo() {
        assertForbidden(Optional.of("somebody"), UnaryOperator.identity(), "this client");
        assertForbidden(Optional.empty(), UnaryOperator.identity(), "this client");
        assertForbidden(Optional.of(READER), FetchDoorTest::notFetched, "lets scans be fetched");
        assertForbidden(Optional.of(READER), route -> route.fetching().in(Route.State.SHADOW), "on trial");
        assertForbidden(
                Optional.of(READER),
                route -> route.in(Route.State.OPEN).waiting(StoreAndForward.ANY_TIME),
                "scans wait");
        assertThat(origin.asked()).isEmpty();
        assertThat(world.stage().turnedAway())
                .contains("unknown-client somebody/NORTHLIGHT", "not-fetched " + READER + "/NORTHLIGHT");
    }

    @Test
    void aTitleThatRoutesShareIsForStoresByCStore() {
        world.stage().shares("RESEARCH");

        assertThatThrownBy(() -> world.door().route("RESEARCH", Optional.of(READER), InetAddress.getLoopbackAddress()))
                .hasMessage("expected a route of its own; what several routes share is for C-STORE only");
    }

    @Test
    void withoutAnArchiveThereIsNothing() {
        try (FetchWorld without = new FetchWorld(temp.resolve("without"), null)) {
            Reader reader = without.fetch();

            assertThat(reader.status()).isEqualTo(404);
            assertThat(reader.problem()).isEqualTo("this agent has no archive to fetch from");
        }
    }

    /** One program could take all places. */
    @Test
    void aProgramHasFourFetchesAtOnceAndNotOneMore() {
        List<Integer> statuses = new ArrayList<>();
        nested(4, statuses);

        assertThat(statuses).containsExactly(503, 200, 200, 200, 200);
        assertThat(world.fetch().status()).isEqualTo(200);
    }

    /** Fetches within a fetch, so many deep. */
    private void nested(int deeper, List<Integer> statuses) {
        Reader reader = new Reader().meanwhile(() -> {
            if (deeper > 0) {
                nested(deeper - 1, statuses);
            }
        });
        statuses.add(world.fetch(STUDY, ANY, reader).status());
    }

    private void assertForbidden(Optional<String> client, UnaryOperator<Route> change, String why) {
        world.stage().reroute(change);
        assertThatThrownBy(() -> world.door().route(ROUTE, client, InetAddress.getLoopbackAddress()))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(403))
                .hasMessageContaining(why);
    }

    private static Route notFetched(Route route) {
        return Route.open(route.calledAe(), route.purpose(), route.place(), route.agreed())
                .usedBy(route.clients());
    }

    private static FetchTarget study(String uid) {
        return new FetchTarget(new StudyUid(uid), Optional.empty(), Optional.empty());
    }
}
