// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Readiness stayed up while nothing could be saved. */
class FullDiskTest {
    private final RuntimeException full = new IllegalStateException(new SQLException("could not extend file", "53100"));

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final FullDisk disk = new FullDisk(() -> now);

    @Test
    void nothingWasSeenAtFirst() {
        assertThat(disk.wasSeenLately()).isFalse();
    }

    @Test
    void aWriteThatFoundNoSpaceIsRememberedForAMinute() {
        assertThat(disk.note(full)).isTrue();
        now = now.plusSeconds(60);
        assertThat(disk.wasSeenLately()).isTrue();
        now = now.plusSeconds(1);
        assertThat(disk.wasSeenLately()).isFalse();
    }

    @Test
    void anotherFailureIsNoFullDisk() {
        assertThat(disk.note(new IllegalStateException(new SQLException("away", "08006"))))
                .isFalse();
        assertThat(disk.wasSeenLately()).isFalse();
    }
}
