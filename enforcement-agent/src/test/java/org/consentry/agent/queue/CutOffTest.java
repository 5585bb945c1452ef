// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.annaSaysYes;
import static org.consentry.agent.replica.Entries.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.agent.sealed.CutDisk;
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
    /** More steps than anything here takes. */
    private static final int MANY = 1000;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasAcknowledgedWaitsAndWhatWasNotIsGone(boolean powerCut) throws IOException {
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            Path folder = temp.resolve("put" + powerCut + steps);
            CutDisk disk = new CutDisk(steps);
            boolean acknowledged = false;
            try (Waiting before = new Waiting(folder, disk)) {
                before.put("2.25.1", BYTES);
                acknowledged = true;
            } catch (CutDisk.Gone e) {
                assertThat(disk.wasCut()).isTrue();
            }
            cut = disk.wasCut();
            if (powerCut) {
                disk.powerCut();
            }

            try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                int waiting = after.queue.counts().waiting();
                assertThat(after.queue.counts().damaged()).isZero();
                assertThat(waiting).isBetween(acknowledged ? 1 : 0, 1);
                assertThat(files(folder)).hasSize(2 * waiting);
                after.replica.learn(annaSaysYes());
                after.run();
                assertThat(after.recipient.sizes).hasSize(waiting).allMatch(size -> size == BYTES);
            }
            assertThat(steps).isLessThan(MANY);
        }
    }

    /**
     * One object for two recipients: its sender is told success once both wait, and must send both again or neither.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasPutTogetherWaitsTogetherOrNotAtAll(boolean powerCut) throws IOException {
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            Path folder = temp.resolve("together" + powerCut + steps);
            CutDisk disk = new CutDisk(steps);
            boolean acknowledged = false;
            try (Waiting before = new Waiting(folder, disk)) {
                before.putTogether(BYTES, "2.25.1", "2.25.2", "2.25.3");
                acknowledged = true;
            } catch (CutDisk.Gone e) {
                assertThat(disk.wasCut()).isTrue();
            }
            cut = disk.wasCut();
            if (powerCut) {
                disk.powerCut();
            }

            int waiting;
            try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                waiting = after.queue.counts().waiting();
                assertThat(after.queue.counts().damaged()).isZero();
                assertThat(waiting).isIn(acknowledged ? List.of(3) : List.of(0, 3));
                assertThat(files(folder)).hasSize(2 * waiting);
                after.replica.learn(annaSaysYes());
                after.run();
                assertThat(after.recipient.sizes).hasSize(waiting).allMatch(size -> size == BYTES);
            }
            try (Waiting last = new Waiting(folder, SealedDisk.LOCAL)) {
                assertThat(last.queue.counts().waiting()).isZero();
                assertThat(files(folder)).isEmpty();
            }
            assertThat(steps).isLessThan(MANY);
        }
    }

    /** A start that is cut off while it carries out what was begun leaves it to the next one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStartThatIsCutOffLosesNothingOfWhatWasPutTogether(boolean powerCut) throws IOException {
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            Path folder = begunTogether(temp.resolve("start" + powerCut + steps));
            CutDisk disk = new CutDisk(steps);
            try (Waiting before = new Waiting(folder, disk)) {
                assertThat(before.queue.counts().waiting()).isEqualTo(2);
            } catch (CutDisk.Gone e) {
                assertThat(disk.wasCut()).isTrue();
            }
            cut = disk.wasCut();
            if (powerCut) {
                disk.powerCut();
            }
            try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                assertThat(after.queue.counts().waiting()).isEqualTo(2);
                assertThat(files(folder)).hasSize(4);
            }
            assertThat(steps).isLessThan(MANY);
        }
    }

    /** A folder in which the list of two has its name, and neither of their heads. */
    private static Path begunTogether(Path each) throws IOException {
        for (int steps = 0; steps < MANY; steps++) {
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
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            Path folder = temp.resolve("send" + powerCut + steps);
            put(folder);
            CutDisk disk = new CutDisk(steps);
            int got;
            List<DisclosureReport> told;
            try (Waiting before = new Waiting(folder, disk)) {
                before.replica.learn(annaSaysYes());
                cutOff(before::run);
                got = before.recipient.got.size();
            } catch (CutDisk.Gone e) {
                got = 0;
            }
            cut = disk.wasCut();
            if (powerCut) {
                disk.powerCut();
            }

            try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                after.replica.learn(annaSaysYes());
                after.run();
                got += after.recipient.got.size();
                assertThat(after.queue.counts().waiting()).isZero();
                assertThat(files(folder)).isEmpty();
            }
            try (Waiting last = new Waiting(folder, SealedDisk.LOCAL)) {
                told = last.reports();
            }
            assertThat(got).isPositive();
            assertThat(told.stream().mapToInt(DisclosureReport::instances).sum())
                    .isEqualTo(got);
            assertThat(told).extracting(DisclosureReport::state).isSubsetOf(State.SENT, State.UNCERTAIN);
            if (!powerCut) {
                assertThat(told.stream().filter(report -> report.state() == State.SENT))
                        .hasSizeLessThanOrEqualTo(1);
            }
            assertThat(steps).isLessThan(MANY);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDestructionIsRecordedOnceAndFinished(boolean powerCut) throws IOException {
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            Path folder = temp.resolve("destroy" + powerCut + steps);
            put(folder);
            CutDisk disk = new CutDisk(steps);
            try (Waiting before = new Waiting(folder, disk)) {
                before.replica.learn(annaSaysYes());
                before.replica.learn(says(6, ANNA, false));
                cutOff(before.queue::look);
            } catch (CutDisk.Gone e) {
                assertThat(disk.wasCut()).isTrue();
            }
            cut = disk.wasCut();
            if (powerCut) {
                disk.powerCut();
            }

            try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                after.replica.learn(annaSaysYes());
                after.replica.learn(says(6, ANNA, false));
                after.queue.look();
                assertThat(files(folder)).isEmpty();
            }
            try (Waiting last = new Waiting(folder, SealedDisk.LOCAL)) {
                assertThat(last.reports()).extracting(DisclosureReport::state).containsExactly(State.DESTROYED);
                assertThat(last.reports())
                        .extracting(DisclosureReport::instances)
                        .containsExactly(1);
            }
            assertThat(steps).isLessThan(MANY);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHoldThatWasConfirmedHoldsAndAHalfWrittenOneHarmsNothing(boolean powerCut) throws IOException {
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            Path folder = temp.resolve("hold" + powerCut + steps);
            put(folder);
            CutDisk disk = new CutDisk(steps);
            boolean confirmed = false;
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
                confirmed = true;
            } catch (CutDisk.Gone e) {
                assertThat(disk.wasCut()).isTrue();
            }
            cut = disk.wasCut();
            if (powerCut) {
                disk.powerCut();
            }

            try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
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
            assertThat(steps).isLessThan(MANY);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDropIsFinishedOrWasNotConfirmed(boolean powerCut) throws IOException {
        boolean cut = true;
        for (int steps = 0; cut; steps++) {
            Path folder = temp.resolve("drop" + powerCut + steps);
            put(folder);
            CutDisk disk = new CutDisk(steps);
            try (Waiting before = new Waiting(folder, disk)) {
                before.queue.byHand().onRoute(HandWorkTest.act(Kind.DROP), ROUTE.calledAe());
            } catch (CutDisk.Gone e) {
                assertThat(disk.wasCut()).isTrue();
            }
            cut = disk.wasCut();
            if (powerCut) {
                disk.powerCut();
            }

            int left;
            try (Waiting after = new Waiting(folder, SealedDisk.LOCAL)) {
                left = after.queue.counts().waiting();
                assertThat(left).isBetween(0, cut ? 1 : 0);
                after.replica.learn(annaSaysYes());
                after.run();
                assertThat(after.recipient.got).hasSize(left);
                assertThat(files(folder)).isEmpty();
            }
            try (Waiting last = new Waiting(folder, SealedDisk.LOCAL)) {
                assertThat(last.reports())
                        .extracting(DisclosureReport::state)
                        .containsExactly(left == 1 ? State.SENT : State.DESTROYED);
            }
            assertThat(steps).isLessThan(MANY);
        }
    }

    private static void put(Path folder) {
        try (Waiting first = new Waiting(folder, SealedDisk.LOCAL)) {
            first.put("2.25.1", BYTES);
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
