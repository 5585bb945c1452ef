// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.consentry.protocol.DisclosureReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes its time: who comes meanwhile must not wait one behind the other. */
class SlowDiskTest {

    private static final int LATER = 10;

    @TempDir
    Path folder;

    private final SlowDisk disk = new SlowDisk();

    // A record could not be written while another was forced, so each force was for one or two records, and at 32
    // connections an answer waited for some sixteen of them.
    @Test
    void allWhoComeWhileTheDiskForcesShareTheNextForce() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder, disk)) {
            Release release = journal.release(ORIGIN);
            release.intend(permit(CHEST), item(CHEST)).sent(0, 10);
            disk.slow = true;
            List<Thread> senders = new ArrayList<>();
            senders.add(sender(release));
            disk.forcing.await();
            for (int i = 0; i < LATER; i++) {
                senders.add(sender(release));
            }
            while (!senders.stream().allMatch(sender -> sender.getState() == Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            disk.letThrough.release(2);
            for (Thread sender : senders) {
                sender.join();
            }
            assertThat(disk.forces).hasValue(2);
            disk.slow = false;
            release.close();

            assertThat(Fixture.shipped(journal))
                    .extracting(DisclosureReport::instances)
                    .containsExactly(2 + LATER);
        }
    }

    private static Thread sender(Release release) {
        return Thread.ofPlatform()
                .start(() -> release.intend(permit(CHEST), item(CHEST)).sent(0, 10));
    }

    @Test
    void nobodyGoesOnBeforeTheForceThatCoversTheRecord() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder, disk);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Release release = journal.release(ORIGIN);
            release.intend(permit(CHEST), item(CHEST)).sent(0, 10);
            disk.slow = true;
            Future<Intent> first = threads.submit(() -> release.intend(permit(CHEST), item(CHEST)));
            disk.forcing.await();
            Future<Intent> second = threads.submit(() -> release.intend(permit(CHEST), item(CHEST)));
            disk.written.acquire(2);

            disk.letThrough.release();
            first.get();
            assertThat(second).isNotDone();
            disk.letThrough.release();
            second.get();
            assertThat(disk.forces).hasValue(2);
            disk.slow = false;
        }
    }
}
