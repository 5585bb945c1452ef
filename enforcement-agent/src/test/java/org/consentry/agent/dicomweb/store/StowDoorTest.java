// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.dicomweb.store.StowWorld.image;
import static org.consentry.agent.dicomweb.store.StowWorld.named;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.body.StoreAnswer;
import org.consentry.agent.dicomweb.body.StoreAnswer.Failure;
import org.consentry.policy.Reason;
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

/** What comes by STOW-RS is decided on, de-identified, recorded and sent as what comes by C-STORE is. */
class StowDoorTest {
    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Archive archive;

    @SuppressWarnings("NullAway.Init")
    private StowWorld world;

    @BeforeEach
    void open() {
        archive = new Archive();
        world = new StowWorld(temp, "127.0.0.1", archive.port());
    }

    @AfterEach
    void close() {
        world.close();
        archive.close();
    }

    @Test
    void aStudyLeavesInOneRequestWithoutNamesAndItsSenderReadsItsOwnUids() {
        StoreAnswer answer = world.store(image(1), image(2));

        assertThat(answer).isEqualTo(new StoreAnswer(List.of(named(1), named(2)), List.of(), List.of()));
        assertThat(archive.begun())
                .containsExactly("POST /dicom-web/studies multipart/related; type=\"application/dicom\"");
        assertThat(archive.whole()).singleElement().satisfies(objects -> {
            assertThat(objects).hasSize(2);
            assertThat(objects).allSatisfy(object -> {
                assertThat(object.string(Tag.PATIENT_ID)).get().asString().matches("P[0-9A-F]{20}");
                assertThat(object.string(Tag.STUDY_INSTANCE_UID))
                        .get()
                        .asString()
                        .startsWith("2.25.");
                assertThat(object.string(Tag.DEIDENTIFICATION_METHOD)).isPresent();
            });
        });
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances, DisclosureReport::route)
                .containsExactly(tuple(State.SENT, 2, "NORTHLIGHT"));
        assertThat(world.reports().getFirst().bytes()).isGreaterThan(2 * 4096);
        assertThat(world.reports().getFirst().deidentification()).contains("113100");
        assertThat(world.held()).isEmpty();
    }

    @Test
    void aNoIsAnsweredWith0124AndRecorded() {
        world.stage().annaSaysNo();

        StoreAnswer answer = world.store(image(1));

        assertThat(answer).isEqualTo(new StoreAnswer(List.of(), List.of(new Failure(named(1), 0x0124)), List.of()));
        assertThat(answer.status()).isEqualTo(409);
        assertRefused(Reason.CONSENT_DENY);
    }

    /** Two patients in a study, an unknown study, and no name of a part of the body: each stays by itself. */
    @Test
    void whatMayNotLeaveStaysAndTheOthersLeave() {
        world.stage().link("2.999.1.78", "P-200");
        Dataset ofAnother = image(2).put(Tag.PATIENT_ID, "P-200");
        Dataset unknown = image(3).put(Tag.STUDY_INSTANCE_UID, "2.999.1.79");
        Dataset silent = image(4).put(Tag.BODY_PART_EXAMINED, "");

        StoreAnswer answer = world.store(image(1), ofAnother, unknown, silent);

        assertThat(answer.stored()).containsExactly(named(1));
        assertThat(answer.failed())
                .containsExactly(
                        new Failure(named(2), 0x0124), new Failure(named(3), 0x0124), new Failure(named(4), 0x0124));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(archive.whole())
                .singleElement()
                .satisfies(objects -> assertThat(objects).hasSize(1));
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .contains(
                        tuple(State.SENT, null),
                        tuple(State.REFUSED, Reason.MIXED_PATIENT),
                        tuple(State.REFUSED, Reason.NO_PATIENT),
                        tuple(State.REFUSED, Reason.DEID_INSUFFICIENT));
    }

    @Test
    void studiesLeaveInRequestsOfTheirOwn() {
        world.stage().link("2.999.1.78", "P-200");
        Dataset ofAnother = image(2).put(Tag.PATIENT_ID, "P-200").put(Tag.STUDY_INSTANCE_UID, "2.999.1.78");

        assertThat(world.store(image(1), ofAnother, image(3)).status()).isEqualTo(200);

        assertThat(archive.whole()).extracting(List::size).containsExactly(2, 1);
    }

    /** An object that was found bad late would have left the earlier ones half sent. */
    @Test
    void aBodyThatEndsEarlyLetsNothingOut() {
        byte[] body = Requests.body(image(1), image(2));

        for (int length : new int[] {body.length - 5, body.length - 2000, body.length / 2, 100, 0}) {
            assertThatThrownBy(() -> world.store(Arrays.copyOf(body, length)))
                    .isInstanceOfSatisfying(
                            RefusedBodyException.class,
                            e -> assertThat(e.status()).isEqualTo(400));
        }

        assertThat(archive.begun()).isEmpty();
        assertThat(world.held()).isEmpty();
        assertThat(world.reports()).extracting(DisclosureReport::reason).containsOnly(Reason.HUMAN_REVIEW);
    }

    @Test
    void aPartThatIsNoObjectIsAFailureOfItsOwn() {
        byte[] none = "not DICOM".getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Requests.file(image(2));
        byte[] cut = Arrays.copyOf(whole, whole.length - 100);

        StoreAnswer answer = world.store(Requests.body(Requests.file(image(1)), none, cut));

        assertThat(answer.stored()).containsExactly(named(1));
        assertThat(answer.failed()).containsExactly(new Failure(named(2), 0xC000));
        assertThat(answer.unreadable()).containsExactly(0xC000);
        assertThat(archive.whole())
                .singleElement()
                .satisfies(objects -> assertThat(objects).hasSize(1));
    }

    @Test
    void metaInformationOfAnotherObjectIsNoObject() {
        byte[] first = Requests.file(image(1));
        byte[] second = Requests.file(image(2));
        int meta = 400;
        byte[] mixed = first.clone();
        System.arraycopy(second, 0, mixed, 0, meta);
        assertThat(new String(first, 0, meta, StandardCharsets.ISO_8859_1)).contains(named(1).sopInstance());

        StoreAnswer answer = world.store(Requests.body(mixed));

        assertThat(answer.unreadable()).containsExactly(0xC000);
        assertThat(archive.begun()).isEmpty();
    }

    @Test
    void aPartOfAnotherKindIsRefusedWhole() {
        byte[] body = Requests.body(image(1));
        byte[] other = new String(body, StandardCharsets.ISO_8859_1)
                .replace("application/dicom", "application/json_")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> world.store(other))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(415));
    }

    @Test
    void aBodyThatIsTooLargeLetsNothingOut() {
        int third = (int) StowWorld.MOST / 3;

        assertThatThrownBy(() ->
                        world.store(StowWorld.large(1, third), StowWorld.large(2, third), StowWorld.large(3, third)))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(413));
        assertThat(archive.begun()).isEmpty();
        assertThat(world.held()).isEmpty();
    }

    @Test
    void theStudyOfTheAddressIsTheOnlyOneThatMayCome() {
        byte[] body = Requests.body(image(1), image(2).put(Tag.STUDY_INSTANCE_UID, "2.999.1.78"));

        StoreAnswer answer = world.store(Optional.of(Scan.STUDY), new ByteArrayInputStream(body));

        assertThat(answer.stored()).containsExactly(named(1));
        assertThat(answer.failed()).containsExactly(new Failure(named(2), 0xC409));
    }

    /** Which of two with one name the recipient keeps, nobody could tell. */
    @Test
    void anObjectThatCameBeforeIsADuplicate() {
        StoreAnswer answer = world.store(image(1), image(1));

        assertThat(answer.stored()).containsExactly(named(1));
        assertThat(answer.failed()).containsExactly(new Failure(named(1), 0x0111));
    }

    @Test
    void whatIsNoStorageClassIsNotSupported() {
        Dataset query = image(1).put(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.2.1.1");

        assertThat(world.store(query).failed())
                .containsExactly(new Failure(
                        new StoreAnswer.Reference("1.2.840.10008.5.1.4.1.2.1.1", named(1).sopInstance()), 0x0122));
    }

    @Test
    void onlyProgramsThatTheRegisterNamesMayUseARoute() {
        InetAddress here = InetAddress.getLoopbackAddress();

        assertForbidden("NORTHLIGHT", Optional.of("somebody"), here);
        assertForbidden("NORTHLIGHT", Optional.empty(), here);
        assertForbidden("NOBODY", Optional.of(StowWorld.CLIENT), here);
        world.stage().programs();
        assertForbidden("NORTHLIGHT", Optional.of(StowWorld.CLIENT), here);
        assertThat(world.stage().turnedAway())
                .contains("unknown-client somebody/NORTHLIGHT", "unknown-client /NORTHLIGHT");
    }

    @Test
    void aProgramThatLosesTheRouteWhileItSendsGetsNothingOut() {
        StoreAnswer answer = world.store(
                Optional.empty(),
                Requests.atEnd(Requests.body(image(1)), () -> world.stage().programs("another")));

        assertThat(answer.failed()).containsExactly(new Failure(named(1), 0x0124));
        assertRefused(Reason.DEST_UNREGISTERED);
    }

    @Test
    void limitsThatComeWhileABodyIsReadCountForAllOfIt() {
        StoreAnswer answer = world.store(
                Optional.empty(),
                Requests.atEnd(
                        Requests.body(image(1)),
                        () -> world.stage().takes(new RouteLimits(Set.of("1.2.840.10008.5.1.4.1.1.4"), Set.of()))));

        assertThat(answer.failed()).containsExactly(new Failure(named(1), 0x0124));
        assertRefused(Reason.KIND_NOT_TAKEN);
    }

    @Test
    void aNoThatComesWhileABodyIsReadCountsForAllOfIt() {
        StoreAnswer answer = world.store(
                Optional.empty(),
                Requests.atEnd(
                        Requests.body(image(1), image(2)), () -> world.stage().annaSaysNo()));

        assertThat(answer.failed()).containsExactly(new Failure(named(1), 0x0124), new Failure(named(2), 0x0124));
        assertThat(archive.begun()).isEmpty();
        assertThat(world.reports())
                .extracting(DisclosureReport::reason, DisclosureReport::instances)
                .containsExactly(tuple(Reason.CONSENT_DENY, 2));
    }

    /** One program could take all places. */
    @Test
    void aProgramHasFourStoresAtOnceAndNotOneMore() {
        List<Integer> inner = new ArrayList<>();

        nested(4, inner);
        assertThat(inner).containsExactly(503, 200, 200, 200, 200);
        assertThat(world.store(image(1)).status()).isEqualTo(200);
    }

    /** Stores within a store, so many deep. */
    private void nested(int deeper, List<Integer> statuses) {
        try {
            InputStream body = Requests.atEnd(Requests.body(image(deeper + 1)), () -> {
                if (deeper > 0) {
                    nested(deeper - 1, statuses);
                }
            });
            statuses.add(world.store(Optional.empty(), body).status());
        } catch (RefusedBodyException e) {
            statuses.add(e.status());
        }
    }

    @Test
    void aClosedRouteAndAPausedCompanyGetNothing() {
        world.stage().route(Route.State.CLOSED);
        assertThat(world.store(image(1)).failed()).containsExactly(new Failure(named(1), 0x0124));
        world.stage().route(Route.State.OPEN);
        world.stage().recipient(Status.PAUSED);
        assertThat(world.store(image(1)).failed()).containsExactly(new Failure(named(1), 0x0124));

        assertThat(archive.begun()).isEmpty();
        assertThat(world.reports())
                .extracting(DisclosureReport::reason)
                .containsExactlyInAnyOrder(Reason.DEST_UNREGISTERED, Reason.VENDOR_FROZEN);
    }

    @Test
    void onAShadowRouteNothingLeavesAndWhatWouldIsCounted() {
        world.stage().route(Route.State.SHADOW);

        StoreAnswer answer = world.store(image(1), image(2).put(Tag.BODY_PART_EXAMINED, ""));

        assertThat(answer.stored()).containsExactly(named(1));
        assertThat(answer.failed()).containsExactly(new Failure(named(2), 0x0124));
        assertThat(archive.begun()).isEmpty();
        assertThat(world.held()).isEmpty();
        assertThat(world.reports()).isEmpty();
        assertThat(world.stage().shadow().all().getFirst().wouldLeave()).isEqualTo(1);
        assertThat(world.stage().shadow().all().getFirst().refused()).hasSize(1);
    }

    @Test
    void onAWaitingRouteObjectsWaitAndThenGetThere() {
        world.stage().waits(StoreAndForward.ANY_TIME);

        assertThat(world.store(image(1), image(2)).status()).isEqualTo(200);
        assertThat(archive.begun()).isEmpty();
        assertThat(world.stage().queue().counts().waiting()).isEqualTo(2);

        world.stage().workOff();
        assertThat(archive.whole()).extracting(List::size).containsExactly(1, 1);
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances)
                .containsExactly(tuple(State.SENT, 2));
    }

    @Test
    void anArchiveThatIsAwayMeansLaterAndNothingIsSaidToHaveLeft() {
        archive.close();

        StoreAnswer answer = world.store(image(1));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.failed()).containsExactly(new Failure(named(1), 0xA700));
        assertThat(world.reports()).isEmpty();
    }

    @Test
    void nothingGoesInTheClearToAnotherMachine() {
        try (StowWorld elsewhere = new StowWorld(temp.resolve("elsewhere"), "192.0.2.1", 80)) {
            StoreAnswer answer = elsewhere.store(image(1));

            assertThat(answer.failed()).containsExactly(new Failure(named(1), 0xA700));
            assertThat(elsewhere.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::reason)
                    .containsExactly(tuple(State.REFUSED, Reason.DEST_UNTRUSTED));
        }
    }

    private void assertRefused(Reason reason) {
        assertThat(archive.begun()).isEmpty();
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactly(tuple(State.REFUSED, reason));
    }

    /** One body cannot be held for several recipients, so the door says what to call instead. */
    @Test
    void aTitleThatRoutesShareIsForStoresByCStore() {
        world.stage().shares("RESEARCH");

        assertThatThrownBy(() ->
                        world.door().route("RESEARCH", Optional.of(StowWorld.CLIENT), InetAddress.getLoopbackAddress()))
                .hasMessage("expected a route of its own; what several routes share is for C-STORE only")
                .satisfies(refused ->
                        assertThat(((RefusedBodyException) refused).status()).isEqualTo(403));
        assertForbidden("RESEARCH", Optional.of("somebody"), InetAddress.getLoopbackAddress());
    }

    private void assertForbidden(String route, Optional<String> client, InetAddress from) {
        assertThatThrownBy(() -> world.door().route(route, client, from))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(403));
    }
}
