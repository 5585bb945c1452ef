// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.annaSaysYes;
import static org.consentry.agent.replica.Entries.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.consentry.agent.sealed.CutDisk;
import org.consentry.agent.sealed.EachStep;
import org.consentry.agent.sealed.SealedDisk;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.HandAct.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process, or the power, ends at every step that the queue takes on the disk. */
class CutOffTest {
    private static final int BYTES = 200_000;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasAcknowledgedWaitsAndWhatWasNotIsGone(boolean powerCut) throws IOException {
        EachStep.of(
                temp,
                powerCut,
                (folder, disk, told) -> {
                    try (Waiting before = new Waiting(folder, disk)) {
                        before.put("2.25.1", BYTES);
                        told.run();
                    }
                },
                (folder, told) -> assertThat(waitingWhole(folder)).isBetween(told ? 1 : 0, 1));
    }

    /**
     * One object for two recipients: its sender is told success once both wait, and must send both again or neither.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasPutTogetherWaitsTogetherOrNotAtAll(boolean powerCut) throws IOException {
        EachStep.of(
                temp,
                powerCut,
                (folder, disk, told) -> {
                    try (Waiting before = new Waiting(folder, disk)) {
                        before.putTogether(BYTES, "2.25.1", "2.25.2", "2.25.3");
                        told.run();
                    }
                },
                (folder, told) -> {
                    assertThat(waitingWhole(folder)).isIn(told ? List.of(3) : List.of(0, 3));
                    try (Waiting last = new Waiting(folder, SealedDisk.LOCAL)) {
                        assertThat(last.queue.counts().waiting()).isZero();
                        assertThat(files(folder)).isEmpty();
                    }
                });
    }

    /** How many wait after the end, of which nothing else is there, and all of which arrive as they were put. */
    private static int waitingWhole(Path folder) throws IOException {
        try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
            int waiting = after.queue.counts().waiting();
            assertThat(after.queue.counts().damaged()).isZero();
            assertThat(files(folder)).hasSize(2 * waiting);
            after.replica.learn(annaSaysYes());
            after.run();
            assertThat(after.recipient.sizes).hasSize(waiting).allMatch(size -> size == BYTES);
            return waiting;
        }
    }

    /** A start that is cut off while it carries out what was begun leaves it to the next one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStartThatIsCutOffLosesNothingOfWhatWasPutTogether(boolean powerCut) throws IOException {
        EachStep.of(
                temp,
                powerCut,
                CutOffTest::begunTogether,
                (folder, disk, told) -> {
                    try (Waiting before = new Waiting(folder, disk)) {
                        assertThat(before.queue.counts().waiting()).isEqualTo(2);
                    }
                },
                (folder, told) -> {
                    try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                        assertThat(after.queue.counts().waiting()).isEqualTo(2);
                        assertThat(files(folder)).hasSize(4);
                    }
                });
    }

    /** A folder in which the list of two has its name, and neither of their heads. */
    private static Path begunTogether(Path each) throws IOException {
        for (int steps = 0; steps < EachStep.MANY; steps++) {
            Path folder = each.resolve(Integer.toString(steps));
            try (Waiting before = new Waiting(folder, new CutDisk(steps))) {
                before.putTogether(10, "2.25.1", "2.25.2");
            } catch (CutDisk.Gone e) {
                List<String> names = files(folder).stream().map(Path::toString).toList();
                if (names.stream().anyMatch(name -> name.endsWith(".together"))
                        && names.stream().noneMatch(name -> name.endsWith(".waits"))) {
                    return folder;
                }
            }
        }
        throw new IllegalStateException("no step leaves the list alone");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsSentTwiceIsRecordedTwice(boolean powerCut) throws IOException {
        AtomicInteger got = new AtomicInteger();
        EachStep.of(
                temp,
                powerCut,
                CutOffTest::put,
                (folder, disk, told) -> {
                    got.set(0);
                    try (Waiting before = new Waiting(folder, disk)) {
                        before.replica.learn(annaSaysYes());
                        cutOff(before::run);
                        got.set(before.recipient.got.size());
                    }
                },
                (folder, told) -> {
                    try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                        after.replica.learn(annaSaysYes());
                        after.run();
                        got.addAndGet(after.recipient.got.size());
                        assertThat(after.queue.counts().waiting()).isZero();
                        assertThat(files(folder)).isEmpty();
                    }
                    List<DisclosureReport> reports = reports(folder);
                    assertThat(got.get()).isPositive();
                    assertThat(reports.stream()
                                    .mapToInt(DisclosureReport::instances)
                                    .sum())
                            .isEqualTo(got.get());
                    assertThat(reports).extracting(DisclosureReport::state).isSubsetOf(State.SENT, State.UNCERTAIN);
                    if (!powerCut) {
                        assertThat(reports.stream().filter(report -> report.state() == State.SENT))
                                .hasSizeLessThanOrEqualTo(1);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDestructionIsRecordedOnceAndFinished(boolean powerCut) throws IOException {
        EachStep.of(
                temp,
                powerCut,
                CutOffTest::put,
                (folder, disk, told) -> {
                    try (Waiting before = new Waiting(folder, disk)) {
                        before.replica.learn(annaSaysYes());
                        before.replica.learn(says(6, ANNA, false));
                        cutOff(before.queue::look);
                    }
                },
                (folder, told) -> {
                    try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                        after.replica.learn(annaSaysYes());
                        after.replica.learn(says(6, ANNA, false));
                        after.queue.look();
                        assertThat(files(folder)).isEmpty();
                    }
                    assertThat(reports(folder))
                            .extracting(DisclosureReport::state, DisclosureReport::instances)
                            .containsExactly(tuple(State.DESTROYED, 1));
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHoldThatWasConfirmedHoldsAndAHalfWrittenOneHarmsNothing(boolean powerCut) throws IOException {
        EachStep.of(
                temp,
                powerCut,
                CutOffTest::put,
                (folder, disk, told) -> {
                    try (Waiting before = new Waiting(folder, disk)) {
                        String id = before.queue
                                .listing()
                                .on(ROUTE.calledAe(), 0, 1)
                                .getFirst()
                                .id();
                        before.queue.byHand().onObject(HandWorkTest.act(Kind.HOLD), id);
                        before.queue.byHand().onRoute(HandWorkTest.act(Kind.HOLD), ROUTE.calledAe());
                        before.queue.byHand().onObject(HandWorkTest.act(Kind.RELEASE), id);
                        before.queue.byHand().onObject(HandWorkTest.act(Kind.HOLD), id);
                        told.run();
                    }
                },
                (folder, told) -> {
                    try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                        held(after, folder, told);
                    }
                });
    }

    private static void held(Waiting after, Path folder, boolean confirmed) throws IOException {
        assertThat(after.queue.counts().damaged()).isZero();
        assertThat(files(folder))
                .hasSizeBetween(2, 4)
                .noneMatch(file -> file.toString().endsWith(".fresh"));
        assertThat(after.queue.listing().on(ROUTE.calledAe(), 0, 1)).allSatisfy(image -> {
            Hold hold = image.hold();
            assertThat(hold == null || hold.byHand()).isTrue();
        });
        if (confirmed) {
            assertThat(after.queue.counts().held()).isEqualTo(1);
            assertThat(after.queue.counts().heldRoutes()).isEqualTo(1);
        }
        after.replica.learn(annaSaysYes());
        after.queue.byHand().onRoute(HandWorkTest.act(Kind.RELEASE), ROUTE.calledAe());
        after.run();
        assertThat(after.recipient.sizes).containsExactly(BYTES);
        assertThat(files(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDropIsFinishedOrWasNotConfirmed(boolean powerCut) throws IOException {
        EachStep.of(
                temp,
                powerCut,
                CutOffTest::put,
                (folder, disk, told) -> {
                    try (Waiting before = new Waiting(folder, disk)) {
                        before.queue.byHand().onRoute(HandWorkTest.act(Kind.DROP), ROUTE.calledAe());
                        told.run();
                    }
                },
                (folder, told) -> {
                    int left;
                    try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                        left = after.queue.counts().waiting();
                        assertThat(left).isBetween(0, told ? 0 : 1);
                        after.replica.learn(annaSaysYes());
                        after.run();
                        assertThat(after.recipient.got).hasSize(left);
                        assertThat(files(folder)).isEmpty();
                    }
                    assertThat(reports(folder))
                            .extracting(DisclosureReport::state)
                            .containsExactly(left == 1 ? State.SENT : State.DESTROYED);
                });
    }

    private static Path put(Path folder) {
        try (Waiting first = new Waiting(folder, SealedDisk.LOCAL)) {
            first.put("2.25.1", BYTES);
        }
        return folder;
    }

    private static List<DisclosureReport> reports(Path folder) {
        try (Waiting last = new Waiting(folder, SealedDisk.LOCAL)) {
            return last.reports();
        }
    }

    private static void cutOff(Runnable work) {
        try {
            work.run();
        } catch (CutDisk.Gone e) {
            // as a killed process does not go on
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("queue"))) {
            return files.toList();
        }
    }
}
