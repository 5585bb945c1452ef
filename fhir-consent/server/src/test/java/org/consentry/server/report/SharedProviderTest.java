// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedProviderTest {
    @ParameterizedTest
    @CsvSource({
        "11, 10",
        "15, 20",
        "94, 90",
        "99, 100",
        "100, 100",
        "435, 440",
        "994, 990",
        "995, 1000",
        "1449, 1400",
        "1450, 1500",
        "123456, 120000"
    })
    void theNumberIsRounded(long count, long told) {
        assertThat(SharedProvider.rounded(count)).isEqualTo(told);
    }

    /** Forty scans of ten people would tell of ten people. */
    @ParameterizedTest
    @CsvSource({"0, 0, none", "1, 1, few", "40, 10, few", "10, 10, few", "11, 11, about"})
    void ofFewPeopleNoNumberIsTold(long scans, long people, String kind) {
        assertThat(SharedProvider.kind(new SharedStore.Shared(scans, people, 0, scans, false)))
                .isEqualTo(kind);
    }

    /** What went past the agents is no scan that we count, and "none" would be false. */
    @Test
    void whoGotScansPastTheAgentsDidNotGetNone() {
        assertThat(SharedProvider.kind(new SharedStore.Shared(0, 0, 0, 0, true)))
                .isEqualTo("unknown");
        assertThat(SharedProvider.kind(new SharedStore.Shared(40, 40, 0, 40, true)))
                .isEqualTo("about");
    }

    /** That some of few scans had the name on them would tell of few people. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false, none",
        "40, 0, 40, false, off",
        "3, 0, 3, false, off",
        "3, 3, 3, false, on",
        "40, 40, 40, false, on",
        "40, 1, 40, false, mixed",
        "3, 1, 3, false, unknown",
        "0, 0, 0, true, unknown",
        "40, 0, 40, true, mixed",
        "3, 0, 3, true, unknown",
        "40, 40, 40, true, on"
    })
    void whetherTheNameWasTakenOffIsWhatTheRecordSays(
            long scans, long named, long releases, boolean unsure, String told) {
        assertThat(SharedProvider.name(new SharedStore.Shared(scans, scans, named, releases, unsure)))
                .isEqualTo(told);
    }
}
