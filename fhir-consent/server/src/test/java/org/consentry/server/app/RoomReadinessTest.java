// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readiness stayed up until the write that found no space. */
class RoomReadinessTest {
    @TempDir
    Path folder;

    @Test
    void lessThanTheLeastIsNotEnough() {
        assertThat(RoomReadiness.hasRoom(folder, 0)).isTrue();
        assertThat(RoomReadiness.hasRoom(folder, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aFolderThatIsNotThereHasNoRoom() {
        assertThat(RoomReadiness.hasRoom(folder.resolve("gone"), 0)).isFalse();
    }
}
