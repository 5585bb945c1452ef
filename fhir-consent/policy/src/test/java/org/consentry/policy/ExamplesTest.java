// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.policy.Terms.*;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the examples of section 16 say beyond yes and no, which the truth table checks. */
class ExamplesTest {

    private static final AccessRequest TRAINING = asks(NORTHLIGHT, "MLTRAINING");

    @Test
    void example5AskedBySomeoneWhoCannotDeidentify() {
        Decision permit = decide("example 5", TRAINING);

        assertThat(TruthTable.outcome(ConsentPolicy.forSupported(permit, Set.of())))
                .isEqualTo("DENY OBLIGATION_UNSUPPORTED");
    }

    @Test
    void example9NamesTheException() {
        assertThat(path("example 9")).isEqualTo("provision.provision[0]");
    }

    @Test
    void example10NamesTheDeepestExceptionOrTheRoot() {
        assertThat(path("example 10, Meridian")).isEqualTo("provision.provision[0].provision[0]");
        assertThat(path("example 10, Northlight")).isEqualTo("provision.provision[0]");
        assertThat(path("example 10, care")).isEqualTo("provision");
    }

    @Test
    void example15EndsWhereTheNoOfLaterBegins() {
        assertThat(validUntil("example 15")).isEqualTo(Instant.parse("2026-06-15T12:02:00Z"));
    }

    @Test
    void example16RestsOnTheRegime() {
        assertThat(row("example 16, care").basis())
                .containsExactly(new Basis(Basis.Source.REGIME, "DEMO/1", "undetermined consent", Effect.PERMIT));
    }

    @Test
    void example20EndsWithTheLocalDay() {
        assertThat(validUntil("example 20")).isEqualTo(Instant.parse("2026-06-30T21:59:59.999Z"));
    }

    private static Decision row(String rule) {
        TruthTable.Row row = TruthTable.rows().stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow();
        return ConsentPolicy.decide(row.request(), row.terms(), row.regimes());
    }

    private static Decision decide(String rule, AccessRequest asked) {
        Decision decision = row(rule);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Permit.class, permit -> assertThat(permit.request()).isEqualTo(asked));
        return decision;
    }

    private static @org.jspecify.annotations.Nullable String path(String rule) {
        return row(rule).basis().get(0).path();
    }

    private static Instant validUntil(String rule) {
        return ((Permit) row(rule)).validUntil();
    }
}
