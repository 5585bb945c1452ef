// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditIdsTest {
    private final AuditIds ids = new AuditIds(new RandomIds(new Random(1)));

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-06-15T12:00:00.123Z", "2999-12-31T23:59:59.999Z"})
    void anIdTellsWhenItsEventWasRecorded(Instant recorded) {
        String id = ids.next(recorded);

        assertThat(AuditIds.recorded(id)).hasValue(recorded);
        assertThat(ResourceKey.isId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59Z"})
    void anIdOfATimeThatNoSaneClockTellsTellsNone(Instant recorded) {
        String id = ids.next(recorded);

        assertThat(AuditIds.recorded(id)).isEmpty();
        assertThat(ResourceKey.isId(id)).isTrue();
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        assertThat(IntStream.range(0, 1000).mapToObj(i -> ids.next(Instant.EPOCH)))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsToldTwiceHasTheSameIdAndTheIdTellsWhen() {
        Instant at = Instant.parse("2026-06-15T12:00:00.123Z");

        String id = AuditIds.of(at, "message");

        assertThat(AuditIds.of(at, "message")).isEqualTo(id);
        assertThat(AuditIds.of(at, "another message")).isNotEqualTo(id);
        assertThat(AuditIds.recorded(id)).hasValue(at);
    }
}
