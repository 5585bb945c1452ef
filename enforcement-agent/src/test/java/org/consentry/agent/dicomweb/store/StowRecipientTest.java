// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.dicomweb.store.StowWorld.image;
import static org.consentry.agent.dicomweb.store.StowWorld.large;
import static org.consentry.agent.dicomweb.store.StowWorld.named;

import java.nio.file.Path;
import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.Leads;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicomweb.body.StoreAnswer;
import org.consentry.agent.dicomweb.body.StoreAnswer.Failure;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.dicomweb.body.StoreAnswerJson;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recipients that answer in many ways, or go away. */
class StowRecipientTest {
    private static final int LARGE = 16 << 20;

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

    @ParameterizedTest
    @CsvSource({"200, 0, SENT", "202, 0, SENT", "409, 43264, FAILED"})
    void whatTheRecipientSaysOfEachObjectCounts(int status, int reason, State state) {
        archive.answers(objects -> said(status, reason, objects));

        StoreAnswer answer = world.store(image(1));

        if (state == State.SENT) {
            assertThat(answer.stored()).containsExactly(named(1));
        } else {
            assertThat(answer.failed()).containsExactly(new Failure(named(1), reason));
        }
        assertThat(world.reports()).extracting(DisclosureReport::state).containsExactly(state);
    }

    /** 200 with a list of failures is no success of what is on the list. */
    @Test
    void oneOfTwoMayBeRefusedByTheRecipient() {
        archive.answers(objects -> {
            StoreAnswer half = new StoreAnswer(
                    List.of(reference(objects.get(0))),
                    List.of(new Failure(reference(objects.get(1)), 0xA900)),
                    List.of());
            return new Archive.Answer(200, StoreAnswerJson.write(half).toString());
        });

        StoreAnswer answer = world.store(image(1), image(2));

        assertThat(answer)
                .isEqualTo(new StoreAnswer(List.of(named(1)), List.of(new Failure(named(2), 0xA900)), List.of()));
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances)
                .containsExactlyInAnyOrder(tuple(State.SENT, 1), tuple(State.FAILED, 1));
    }

    @ParameterizedTest
    @CsvSource({"500, 42752", "503, 42752", "429, 42752", "400, 272", "401, 272", "404, 272", "301, 272", "409, 272"})
    void anErrorOfTheRecipientMeansThatItHasNothing(int status, int reason) {
        archive.answers(objects -> new Archive.Answer(status, ""));

        assertThat(world.store(image(1)).failed()).containsExactly(new Failure(named(1), reason));
        assertThat(world.reports()).extracting(DisclosureReport::state).containsExactly(State.FAILED);
    }

    /** Orthanc answers 200 and two empty lists when it took nothing. */
    @Test
    void successWithListsThatDoNotNameTheObjectIsNone() {
        archive.answers(objects -> new Archive.Answer(
                200, "{\"00081190\":{\"vr\":\"UR\"},\"00081198\":{\"vr\":\"SQ\"},\"00081199\":{\"vr\":\"SQ\"}}"));

        assertThat(world.store(image(1)).failed()).containsExactly(new Failure(named(1), 0xA700));
        assertThat(world.reports()).extracting(DisclosureReport::state).containsExactly(State.UNCERTAIN);
    }

    @Test
    void partlyStoredWithoutAWordWhichMayHaveBeenSent() {
        archive.answers(objects -> new Archive.Answer(202, "<NativeDicomModel/>"));

        assertThat(world.store(image(1)).failed()).containsExactly(new Failure(named(1), 0xA700));
        assertThat(world.reports()).extracting(DisclosureReport::state).containsExactly(State.UNCERTAIN);
    }

    /** A no between two objects of a study: the request is never whole, and the second has not begun. */
    @Test
    void aNoThatComesWhileAStudyIsSentBreaksTheRequestOff() {
        archive.meanwhile(() -> world.stage().annaSaysNo());

        StoreAnswer answer = world.store(large(1, LARGE), large(2, LARGE));

        assertThat(archive.begun()).hasSize(1);
        assertThat(archive.whole()).isEmpty();
        assertThat(answer.failed()).containsExactly(new Failure(named(1), 0xA700), new Failure(named(2), 0x0124));
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactlyInAnyOrder(
                        tuple(State.UNCERTAIN, null, 1), tuple(State.REFUSED, Reason.CONSENT_DENY, 1));
    }

    @Test
    void anArchiveThatHangsUpWithinAnObjectHasNotGotIt() {
        archive.meanwhile(archive::close);

        StoreAnswer answer = world.store(large(1, LARGE), large(2, LARGE));

        assertThat(answer.failed()).containsExactly(new Failure(named(1), 0xA700), new Failure(named(2), 0xA700));
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances)
                .containsExactly(tuple(State.FAILED, 1));
    }

    @Test
    void aListenerGetsEachObjectByCStore() {
        try (Company company = new Company();
                StowWorld dimse =
                        new StowWorld(temp.resolve("dimse"), new Leads("127.0.0.1", company.port(), false, ""))) {
            assertThat(dimse.store(image(1), image(2)).stored()).containsExactly(named(1), named(2));
            assertThat(company.kept()).hasSize(2);
            assertThat(company.associations()).isEqualTo(1);

            company.mood(Company.Mood.REFUSES);
            assertThat(dimse.store(image(3)).failed()).containsExactly(new Failure(named(3), 0xA900));
            company.mood(Company.Mood.HANGS_UP_AFTERWARDS);
            assertThat(dimse.store(image(4)).failed()).containsExactly(new Failure(named(4), 0xA700));
            assertThat(dimse.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::instances)
                    .containsExactlyInAnyOrder(tuple(State.SENT, 2), tuple(State.FAILED, 1), tuple(State.UNCERTAIN, 1));
        }
    }

    private static Archive.Answer said(int status, int reason, List<Dataset> objects) {
        List<Reference> all = objects.stream().map(StowRecipientTest::reference).toList();
        StoreAnswer answer = reason == 0
                ? new StoreAnswer(all, List.of(), List.of())
                : new StoreAnswer(
                        List.of(),
                        all.stream().map(each -> new Failure(each, reason)).toList(),
                        List.of());
        return new Archive.Answer(status, StoreAnswerJson.write(answer).toString());
    }

    private static Reference reference(Dataset object) {
        return new Reference(
                object.string(Tag.SOP_CLASS_UID).orElseThrow(),
                object.string(Tag.SOP_INSTANCE_UID).orElseThrow());
    }
}
