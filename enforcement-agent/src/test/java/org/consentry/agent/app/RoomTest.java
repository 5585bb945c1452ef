// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readiness stayed up until the very write that found no space. */
class RoomTest {

    @TempDir
    Path folder;

    @Test
    void lessThanTheLeastIsNotEnough() {
        assertThat(new Room(folder, 0).isEnough()).isTrue();
        assertThat(new Room(folder, Long.MAX_VALUE).isEnough()).isFalse();
        assertThat(new Room(folder, 0).free()).isPositive();
    }

    @Test
    void aFolderThatIsNotThereHasNoRoom() {
        Room nowhere = new Room(folder.resolve("gone"), 0);

        assertThat(nowhere.isEnough()).isFalse();
        assertThat(nowhere.free()).isZero();
    }
}
