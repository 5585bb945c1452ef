// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.consentry.portal.fhir.FhirProblem;
import org.junit.jupiter.api.Test;

class RecentRegisterTest {

    private static final Instant NINE = Instant.parse("2026-11-29T09:00:00Z");

    private Instant now = NINE;
    private int reads;
    private Supplier<Map<String, RegisterEntry>> server = Map::of;
    private final RecentRegister register = new RecentRegister(
            () -> {
                reads++;
                return server.get();
            },
            () -> now);

    @Test
    void pagesWithinFiveSecondsShareOneAnswer() {
        register.recipients();
        now = NINE.plusSeconds(5);
        register.recipients();
        assertThat(reads).isEqualTo(1);

        now = NINE.plusSeconds(5).plusMillis(1);
        register.recipients();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void aClockThatWasSetBackReadsAnew() {
        register.recipients();
        now = NINE.minusSeconds(1);
        register.recipients();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsNoOlderAnswer() {
        register.recipients();
        now = NINE.plusSeconds(6);
        server = () -> {
            throw new FhirProblem.Away("no connection", false);
        };

        assertThatThrownBy(register::recipients).isInstanceOf(FhirProblem.Away.class);
    }
}
