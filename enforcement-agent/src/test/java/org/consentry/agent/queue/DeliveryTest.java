// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.BEN;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.linked;
import static org.consentry.agent.replica.Entries.recipient;
import static org.consentry.agent.replica.Entries.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.consentry.agent.queue.RouteRun.Ending;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves in which order, what a recipient answers, and what the disk and the journal refuse. */
class DeliveryTest extends QueueTest {
    // One way takes 50 at most, and the first 50 of the route were all that was looked at.
    @Test
    void aLargeScanThatMustWaitHoldsUpNothingBehindIt() throws IOException {
        for (int image = 0; image <= RouteRun.MOST; image++) {
            waiting.put("2.25.1." + image, 10);
        }
        waiting.put(Waiting.of(BEN), "2.25.3", 10);
        waiting.replica.learn(says(6, BEN, true), linked(7, Waiting.SUBJECT.study(), BEN));

        waiting.run();

        assertThat(waiting.recipient.got).containsExactly("2.25.3");
    }

    @Test
    void aBusyRecipientIsLeftAloneForAWhileAndNoTryIsCounted() {
        waiting.put("2.25.1", 10);
        waiting.recipient.status = 0xA700;
        for (int i = 0; i < 5; i++) {
            assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        }

        waiting.recipient.status = 0;
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA900, 0xC000, 0x0122, 0x0124, 0x0111, 0xFE00})
    void anObjectThatIsRefusedAgainAndAgainIsHeldAndTheOthersGoOn(int status) {
        waiting.put("2.25.1", 10);
        waiting.recipient.status = status;
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        waiting.later(Duration.ofSeconds(7));
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.queue.counts().held()).isEqualTo(1);

        waiting.recipient.status = 0;
        waiting.put("2.25.2", 10);
        waiting.later(Duration.ofHours(1));
        waiting.run();
        assertThat(waiting.recipient.got).containsExactly("2.25.2");
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
    }

    @Test
    void aNoDestroysWhatIsHeldToo() {
        waiting.put("2.25.1", 10);
        waiting.recipient.takesAll = false;
        waiting.run();
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
        assertThat(waiting.reports()).isEmpty();

        waiting.assertDestroyed(Reason.CONSENT_DENY, says(6, ANNA, false));
    }

    @Test
    void aDamagedFileIsHeldAndNeverArrives() throws IOException {
        waiting.put("2.25.1", 100_000);
        Path body;
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            body = files.filter(file -> file.toString().endsWith(".body"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(body);
        bytes[bytes.length - 1] ^= 1;
        Files.write(body, bytes);

        waiting.run();
        waiting.run();

        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
        assertThat(waiting.reports()).extracting(DisclosureReport::state).containsExactly(State.FAILED);
    }

    @Test
    void urgentObjectsGoFirstThenTheOldest() {
        waiting.put("third", 2, 0);
        waiting.put("second", 1, 5);
        waiting.put("first", 0, 9);
        waiting.put("fourth", 2, 1);

        waiting.run();

        assertThat(waiting.recipient.got).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void nothingLeavesOutsideItsHours() {
        // it is noon
        waiting.replica.learn(recipient(
                6, Status.ACTIVE, ROUTE.waiting(new StoreAndForward(LocalTime.of(20, 0), LocalTime.of(6, 0), 0))));
        waiting.put("2.25.1", 10);
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);

        waiting.replica.learn(recipient(
                7, Status.ACTIVE, ROUTE.waiting(new StoreAndForward(LocalTime.of(11, 0), LocalTime.of(13, 0), 0))));
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
    }

    @Test
    void aDiskThatIsNearlyFullTakesNothingNewAndWhatWaitsLeaves() {
        waiting.put("2.25.1", 10);
        disk.free(999);

        assertThatThrownBy(() -> waiting.put("2.25.2", 10)).isInstanceOf(QueueUnavailableException.class);
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @Test
    void nothingLeavesOrIsDeletedThatCannotBeRecorded() throws IOException {
        waiting.put("2.25.1", 10);
        waiting.journal.close();

        assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        assertThat(waiting.recipient.got).isEmpty();
        waiting.replica.learn(says(6, ANNA, false));
        assertThat(waiting.queue.look()).isZero();
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void nothingIsDeletedWhoseRecordIsNotOnTheDisk() throws IOException {
        waiting.put("2.25.1", 10);
        waiting.failing.stopForcing();
        waiting.replica.learn(says(6, ANNA, false));

        assertThat(waiting.queue.look()).isZero();
        assertThat(waiting.queue.look()).isZero();
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            assertThat(files).hasSize(2);
        }
    }
}
