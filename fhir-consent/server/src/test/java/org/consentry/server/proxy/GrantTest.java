// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.access.Acting.Power;
import org.consentry.server.proxy.Grant.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"2026-03-03, false", "2026-03-04, true", "2026-03-05, true", "2026-03-06, true", "2026-03-07, false"})
    void itCountsFromItsFirstToItsLastDay(LocalDate day, boolean counts) {
        assertThat(grant(Optional.empty()).isInForce(day)).isEqualTo(counts);
    }

    @Test
    void anEndedGrantCountsOnNoDay() {
        Grant ended = grant(Optional.of(new Ended("patient", "Anna", AT)));

        assertThat(ended.isInForce(LocalDate.parse("2026-03-05"))).isFalse();
        assertThat(ended.isOpen(LocalDate.parse("2026-03-03"))).isFalse();
    }

    @Test
    void aGrantOfLaterDaysIsOpenAndDoesNotCount() {
        LocalDate before = LocalDate.parse("2026-03-03");

        assertThat(grant(Optional.empty()).isOpen(before)).isTrue();
        assertThat(grant(Optional.empty()).isInForce(before)).isFalse();
    }

    private static Grant grant(Optional<Ended> ended) {
        return new Grant(
                "g",
                new NewGrant(
                        "anna",
                        "ben",
                        ProxyKind.FRIEND,
                        Set.of(Power.SEE),
                        LocalDate.parse("2026-03-04"),
                        LocalDate.parse("2026-03-06"),
                        "Form P-7"),
                "rp",
                "Dana Reyes",
                AT,
                ended);
    }
}
