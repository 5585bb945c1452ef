// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.consentry.agent.deidentify.HeaderChange;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTalliesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ExportRoute TRIAL = leadingTo("127.0.0.1");
    private static final HeaderChange NAME_GONE =
            new HeaderChange("(0010,0010)", "(0010,0010) PatientName", HeaderChange.Kind.REMOVED, "DOE^ANNA", null);

    @TempDir
    private Path folder;

    @Test
    void theNumbersOutliveARestartAndNameNobody() throws IOException {
        try (ShadowTallies tallies = open()) {
            tallies.of(TRIAL).wouldLeave(List.of(NAME_GONE, NAME_GONE));
            tallies.of(TRIAL).refused(new Deny(Reason.CONSENT_DENY), Optional.empty());
        }

        assertThat(Files.readString(folder.resolve("shadow.json"))).doesNotContain("DOE");
        ShadowSums kept = open().of(TRIAL).sums();
        assertThat(kept.since()).isEqualTo(NOON);
        assertThat(kept.wouldLeave()).isEqualTo(1);
        assertThat(kept.refused()).containsOnlyKeys("CONSENT_DENY").containsValue(1L);
        assertThat(kept.changed())
                .containsOnlyKeys("REMOVED (0010,0010) PatientName")
                .containsValue(1L);
    }

    @Test
    void theNumbersBeginAnewWhenTheRouteLeadsElsewhere() {
        ShadowTallies tallies = open();
        tallies.of(TRIAL).wouldLeave(List.of());

        assertThat(tallies.of(leadingTo("other.example")).sums().wouldLeave()).isZero();
        assertThat(tallies.all()).hasSize(1);
    }

    @Test
    void anOperatorReadsWhereTheRouteLeadsAndUnderWhichAgreement() {
        Route.Agreed agreed =
                new Route.Agreed(Set.of(Obligation.PSEUD, Obligation.DEID), LocalDate.of(2026, 1, 1), "lungs", null);

        assertThat(ShadowWay.of(leadingTo("127.0.0.1", agreed)))
                .isEqualTo("ai for MLTRAINING at dicom://AI@127.0.0.1:104, demands DEID PSEUD,"
                        + " from 2026-01-01, project lungs");
        assertThat(ShadowWay.of(TRIAL)).isEqualTo("ai for MLTRAINING at dicom://AI@127.0.0.1:104");
    }

    @Test
    void nothingIsWrittenWithoutNews() throws IOException {
        ShadowTallies tallies = open();
        tallies.of(TRIAL).wouldLeave(List.of());

        assertThat(tallies.doWork()).isEqualTo(1);
        Files.delete(folder.resolve("shadow.json"));
        assertThat(tallies.doWork()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsBrokenBeginsAnew() throws IOException {
        for (String broken : List.of("", "{}", "{\"routes\":[{}]}", "{\"routes\":[1]}")) {
            Files.writeString(folder.resolve("shadow.json"), broken);
            assertThat(open().all()).isEmpty();
        }
    }

    @Test
    void namesAreCountedUpToALimit() {
        ShadowTally tally = open().of(TRIAL);
        int names = ShadowTally.MOST_NAMES + 5;
        IntStream.range(0, names)
                .forEach(i -> tally.refused(new Deny(Reason.DEID_INSUFFICIENT), Optional.of("element " + i)));

        assertThat(tally.sums().refused()).hasSize(ShadowTally.MOST_NAMES + 1).containsEntry("others", 5L);
    }

    private ShadowTallies open() {
        return ShadowTallies.open(folder, InstantSource.fixed(NOON));
    }

    private static ExportRoute leadingTo(String host) {
        return leadingTo(host, Route.Agreed.NOTHING);
    }

    private static ExportRoute leadingTo(String host, Route.Agreed agreed) {
        Route route = Route.open("TRIAL", Purpose.MLTRAINING, RecipientPlace.plain("AI", host, 104), agreed)
                .in(Route.State.SHADOW);
        return new ExportRoute(
                route,
                new RegisteredRecipient(
                        new RecipientId("ai"),
                        "AI",
                        "company",
                        "US",
                        Set.of(),
                        Set.of(Purpose.MLTRAINING),
                        RegisteredRecipient.Status.ACTIVE));
    }
}
