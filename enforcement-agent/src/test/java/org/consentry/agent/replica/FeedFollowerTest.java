// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.BEN;
import static org.consentry.agent.replica.Entries.CHEST;
import static org.consentry.agent.replica.Entries.HEAD;
import static org.consentry.agent.replica.Entries.NOON;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.consentry.agent.replica.FakeServer.Mood;
import org.consentry.agent.replica.ReplicaView.Mode;
import org.consentry.policy.PatientTerms;
import org.consentry.protocol.FeedEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedFollowerTest {

    private static final Duration STALENESS = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private final Replica replica = new Replica();
    private Moment now = NOON;
    private FeedFollower follower;

    @BeforeEach
    void fill() {
        follower = follower(replica);
        for (FeedEntry entry : Entries.annaSaysYes()) {
            server.add(entry);
        }
    }

    @AfterEach
    void stop() {
        follower.close();
        server.close();
    }

    @Test
    void loadsTheSnapshotOnceThenFollowsAndAcknowledges() throws Exception {
        assertThat(follower.doWork()).isEqualTo(5);
        assertThat(replica.view().asOf()).isEmpty();
        follower.doWork();
        server.add(Entries.says(6, BEN, false));
        assertThat(follower.doWork()).isEqualTo(1);
        assertThat(server.acknowledged()).isEqualTo(5);
        follower.doWork();

        assertThat(server.acknowledged()).isEqualTo(6);
        assertThat(server.snapshots()).isEqualTo(1);
        assertThat(replica.view().position()).isEqualTo(6);
        assertThat(replica.view().asOf()).contains(NOON);
        assertThat(replica.view().terms(BEN).consents()).hasSize(1);
    }

    @Test
    void aViewOnceTakenDoesNotChange() throws Exception {
        follower.doWork();
        ReplicaView before = replica.view();
        server.add(Entries.says(6, BEN, false));
        follower.doWork();

        assertThat(before.terms(BEN)).isEqualTo(PatientTerms.NONE);
        assertThat(replica.view().terms(BEN)).isNotEqualTo(PatientTerms.NONE);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "SOUND", mode = EnumSource.Mode.EXCLUDE)
    void aServerInABadMoodNeitherChangesNorFreshensTheView(Mood mood) throws Exception {
        follower.doWork();
        follower.doWork();
        ReplicaView before = replica.view();
        now = new Moment(NOON.wall().plusSeconds(3), 3_000_000_000L);
        server.mood(mood);
        server.add(Entries.says(6, BEN, false));
        assertThat(follower.doWork()).isZero();

        assertThat(replica.view()).isSameAs(before);
        assertThat(follower.pause()).isPositive();

        server.mood(Mood.SOUND);
        assertThat(follower.doWork()).isEqualTo(1);
        assertThat(follower.pause()).isZero();
        assertThat(replica.view().asOf()).contains(now);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"FAILING", "WRONG_BODY", "HALF_PAGE", "UNAUTHORIZED"})
    void aBrokenSnapshotIsNotLoaded(Mood mood) throws Exception {
        server.mood(mood);
        follower.doWork();

        assertThat(replica.view().mode()).isEqualTo(Mode.RELOADING);
        assertThat(replica.view().position()).isZero();
    }

    @Test
    void aGapReloadsTheSnapshotAndPermitsNothingUntilThen() throws Exception {
        follower.doWork();
        server.add(Entries.says(8, BEN, false));
        follower.doWork();
        assertThat(replica.view().mode()).isEqualTo(Mode.RELOADING);
        assertThat(replica.view().position()).isEqualTo(5);

        follower.doWork();
        assertThat(replica.view().mode()).isEqualTo(Mode.FOLLOWING);
        assertThat(replica.view().position()).isEqualTo(8);
        assertThat(server.snapshots()).isEqualTo(2);
    }

    @Test
    void anotherEpochReloadsTheSnapshot() throws Exception {
        follower.doWork();
        server.restored("e2", List.of(Entries.linked(1, HEAD, BEN)));
        follower.doWork();
        assertThat(replica.view().mode()).isEqualTo(Mode.RELOADING);

        follower.doWork();
        assertThat(replica.view().position()).isEqualTo(1);
        assertThat(replica.view().study(CHEST)).isEmpty();
        assertThat(replica.view().study(HEAD)).isPresent();
    }

    @Test
    void aRestartNeedsNoServer() throws Exception {
        follower.doWork();
        server.add(Entries.says(6, BEN, false));
        follower.doWork();
        follower.close();
        server.mood(Mood.FAILING);
        Replica restarted = new Replica();
        follower = follower(restarted);
        follower.restart();
        follower.doWork();

        assertThat(restarted.view().mode()).isEqualTo(Mode.FOLLOWING);
        assertThat(restarted.view().position()).isEqualTo(6);
        assertThat(restarted.view().terms(BEN).consents()).hasSize(1);
        assertThat(restarted.view().asOf()).isEmpty();
    }

    @Test
    void aTornLastBatchIsFetchedAgain() throws Exception {
        follower.doWork();
        server.add(Entries.says(6, BEN, false));
        follower.doWork();
        follower.close();
        Path file = folder.resolve("replica.log");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 3);
        }
        Replica restarted = new Replica();
        follower = follower(restarted);
        follower.restart();
        assertThat(restarted.view().position()).isEqualTo(5);
        follower.doWork();

        assertThat(restarted.view().position()).isEqualTo(6);
        assertThat(server.snapshots()).isEqualTo(1);
    }

    @Test
    void aDamagedFileIsNotUsedAndReplaced() throws Exception {
        follower.doWork();
        follower.close();
        Path file = folder.resolve("replica.log");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'x'}), 200);
        }
        Replica restarted = new Replica();
        follower = follower(restarted);
        follower.restart();
        assertThat(restarted.view().mode()).isEqualTo(Mode.RELOADING);
        follower.doWork();

        assertThat(restarted.view().terms(ANNA).consents()).hasSize(1);
        assertThat(server.snapshots()).isEqualTo(2);
    }

    @Test
    void whatTheDiskCannotKeepIsNotPublishedAndNothingIsPermittedUntilItCan() throws Exception {
        follower.doWork();
        follower.close();
        server.add(Entries.says(6, BEN, false));
        follower.doWork();
        assertThat(replica.view().mode()).isEqualTo(Mode.RELOADING);
        assertThat(replica.view().position()).isEqualTo(5);

        follower.doWork();
        assertThat(replica.view().position()).isEqualTo(6);
    }

    @Test
    void oneTokenServesManyCalls() throws Exception {
        follower.doWork();
        follower.doWork();
        follower.doWork();
        assertThat(server.tokens()).isEqualTo(1);

        server.mood(Mood.UNAUTHORIZED);
        follower.doWork();
        assertThat(server.tokens()).isEqualTo(2);
    }

    private FeedFollower follower(Replica into) {
        ServerConnection settings = new ServerConnection(
                server.server(),
                server.tokenEndpoint(),
                "agent",
                "secret",
                "agent-1",
                "Main site, north",
                Duration.ofSeconds(2));
        AgentClock clock = new AgentClock(() -> now.wall(), () -> now.ticks());
        return new FeedFollower(into, folder, new ServerClient(settings, clock.ticks()), clock, STALENESS);
    }
}
