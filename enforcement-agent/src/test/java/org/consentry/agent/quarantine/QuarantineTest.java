// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.consentry.agent.sealed.CutDisk;
import org.consentry.agent.sealed.EachStep;
import org.consentry.agent.sealed.InTheClear;
import org.consentry.agent.sealed.SealKey;
import org.consentry.agent.sealed.SealedDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineTest {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final byte[] SCAN = "Fictional^Anna ".repeat(5000).getBytes(StandardCharsets.US_ASCII);

    private final SealKey key = SealKey.of(new byte[32]);
    private Instant now = NOON;

    @TempDir
    Path temp;

    @Test
    void itIsListedByRouteTheOldestFirst() throws IOException {
        Quarantine quarantine = open(SealedDisk.LOCAL, key);
        put(quarantine, "NORTHLIGHT", NOON.plusSeconds(1));
        put(quarantine, "NORTHLIGHT", NOON);
        put(quarantine, "LAKESIDE", NOON);

        assertThat(quarantine.on("NORTHLIGHT", 0, 10))
                .extracting(image -> image.facts().at())
                .containsExactly(NOON, NOON.plusSeconds(1));
        assertThat(quarantine.on("NORTHLIGHT", 1, 10)).hasSize(1);
        assertThat(quarantine.on("NORTHLIGHT", 0, 1)).hasSize(1);
        assertThat(quarantine.counts()).isEqualTo(Map.of("LAKESIDE", 1L, "NORTHLIGHT", 2L));
    }

    @Test
    void itIsDeletedOnItsDayAndNotBefore() throws IOException {
        Quarantine quarantine = open(SealedDisk.LOCAL, key);
        put(quarantine, "NORTHLIGHT", NOON);
        put(quarantine, "NORTHLIGHT", NOON.plus(DAY));

        now = NOON.plus(DAY.multipliedBy(14)).minusNanos(1);
        assertThat(quarantine.doWork()).isZero();
        assertThat(files()).hasSize(4);
        now = NOON.plus(DAY.multipliedBy(14));
        assertThat(quarantine.doWork()).isEqualTo(1);
        assertThat(files()).hasSize(2);
        assertThat(quarantine.on("NORTHLIGHT", 0, 10))
                .extracting(image -> image.facts().at())
                .containsExactly(NOON.plus(DAY));
    }

    @Test
    void itOutlivesARestart() throws IOException {
        put(open(SealedDisk.LOCAL, key), "NORTHLIGHT", NOON);

        assertThat(open(SealedDisk.LOCAL, key).on("NORTHLIGHT", 0, 10))
                .singleElement()
                .satisfies(image -> {
                    assertThat(image.facts()).isEqualTo(facts("NORTHLIGHT", NOON));
                    assertThat(image.bytes()).isGreaterThan(SCAN.length);
                });
    }

    @Test
    void nothingOfItIsInTheClear() throws IOException {
        put(open(SealedDisk.LOCAL, key), "NORTHLIGHT", NOON);

        for (Path file : files()) {
            InTheClear.findsNone(file, "Fictional", "NORTHLIGHT", "CONSENT_DENY");
        }
    }

    @Test
    void whatAnotherKeySealedIsCountedAndGoesWhenEveryDayHasCome() throws IOException {
        put(open(SealedDisk.LOCAL, key), "NORTHLIGHT", NOON);
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(NOON));
        }
        byte[] other = new byte[32];
        other[0] = 1;

        now = NOON.plus(DAY.multipliedBy(90)).minusSeconds(1);
        Quarantine found = open(SealedDisk.LOCAL, SealKey.of(other));
        assertThat(found.damaged()).isEqualTo(1);
        assertThat(found.size()).isZero();
        now = NOON.plus(DAY.multipliedBy(90));
        assertThat(open(SealedDisk.LOCAL, SealKey.of(other)).damaged()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void aFullDiskTakesNothing() throws IOException {
        CutDisk disk = new CutDisk(EachStep.MANY);
        Quarantine quarantine = open(disk, key);
        disk.free(0);

        assertThatThrownBy(() -> put(quarantine, "NORTHLIGHT", NOON))
                .isInstanceOf(QuarantineUnavailableException.class)
                .hasMessage("the disk of the quarantine is nearly full");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasAcknowledgedIsKeptWhereverTheProcessOrThePowerEnds(boolean powerCut) throws IOException {
        EachStep.of(
                temp,
                powerCut,
                folder -> temp = folder,
                (folder, disk, told) -> {
                    put(open(disk, key), "NORTHLIGHT", NOON);
                    told.run();
                },
                (folder, told) -> {
                    Quarantine after = open(SealedDisk.LOCAL, key);
                    assertThat(after.damaged()).isZero();
                    assertThat(after.size()).isBetween(told ? 1 : 0, 1);
                    assertThat(files()).hasSize(2 * after.size());
                });
    }

    private Quarantine open(SealedDisk disk, SealKey of) {
        return Quarantine.open(new Quarantine.Home(folder(), of, new Random(1), 1 << 20), disk, () -> now);
    }

    private static void put(Quarantine quarantine, String route, Instant at) throws IOException {
        try (QuarantineDraft draft = quarantine.begin(facts(route, at))) {
            draft.output().write(SCAN);
            draft.commit();
        }
    }

    private static QuarantinedFacts facts(String route, Instant at) {
        return new QuarantinedFacts(
                at, at.plus(DAY.multipliedBy(14)), route, "CONSENT_DENY", "1.2.3", "1.2.4", "2.25.1", "2.25.2");
    }

    private Path folder() {
        return temp.resolve("quarantine");
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder())) {
            return all.toList();
        }
    }
}
