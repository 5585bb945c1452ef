// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryLogTest {
    private static final InstanceMark ONE = new InstanceMark(1, 2, 3);
    private static final InstanceMark TWO = new InstanceMark(1, -2, 3);

    @TempDir
    Path temp;

    private Instant now = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void whatWasDeliveredIsFoundAndNothingElse() throws IOException {
        try (DeliveryLog log = open()) {
            log.delivered(ONE);

            assertThat(found(log, ONE, TWO)).containsExactly(ONE);
            assertThat(found(log, TWO)).isEmpty();
        }
    }

    @Test
    void anInstanceOfAnotherClassIsFoundAsWhatItWas() throws IOException {
        try (DeliveryLog log = open()) {
            log.delivered(ONE);

            assertThat(found(log, new InstanceMark(1, 2, 99))).containsExactly(ONE);
        }
    }

    @Test
    void itIsFoundAfterARestart() throws IOException {
        try (DeliveryLog log = open()) {
            log.delivered(ONE);
        }
        try (DeliveryLog log = open()) {
            log.delivered(TWO);

            assertThat(found(log, ONE, TWO)).containsExactly(ONE, TWO);
        }
    }

    // A kill may leave part of a record. What comes after it must not be read from its middle.
    @Test
    void whatAKillLeftOfARecordIsOverwritten() throws IOException {
        for (int bytes = 1; bytes < DeliveryLog.RECORD; bytes++) {
            try (DeliveryLog log = open()) {
                log.delivered(ONE);
            }
            Files.write(file(), new byte[bytes], StandardOpenOption.APPEND);
            try (DeliveryLog log = open()) {
                assertThat(found(log, TWO)).isEmpty();
                log.delivered(TWO);
                assertThat(found(log, ONE, TWO)).containsExactly(ONE, TWO);
            }
            Files.delete(file());
        }
    }

    @Test
    void aRecordOfWhichABitWasChangedIsNoDelivery() throws IOException {
        try (DeliveryLog log = open()) {
            log.delivered(ONE);
        }
        byte[] whole = Files.readAllBytes(file());
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file(), changed);
            try (DeliveryLog log = open()) {
                assertThat(found(log, ONE, TWO)).isEmpty();
            }
        }
    }

    @Test
    void manyAreFoundAcrossReads() throws IOException {
        int many = 5000;
        try (DeliveryLog log = open()) {
            for (int i = 0; i < many; i++) {
                log.delivered(new InstanceMark(i, i, i));
            }
            InstanceMark last = new InstanceMark(many - 1, many - 1, many - 1);
            InstanceMark middle = new InstanceMark(2048, 2048, 2048);

            assertThat(found(log, middle, last)).containsExactly(middle, last);
        }
    }

    @Test
    void aDeliveryIsForgottenAfterItsDays() throws IOException {
        try (DeliveryLog log = open()) {
            log.delivered(ONE);
            now = now.plus(Duration.ofDays(2));
            log.delivered(TWO);
            assertThat(log.doWork()).isZero();
            assertThat(found(log, ONE, TWO)).containsExactlyInAnyOrder(ONE, TWO);

            now = now.plus(Duration.ofDays(1));
            assertThat(log.doWork()).isEqualTo(1);
            assertThat(found(log, ONE, TWO)).containsExactly(TWO);
        }
    }

    // Whoever cannot be told so is told less than is true.
    @Test
    void aDiskThatFailsStopsNoDelivery() throws IOException {
        try (DeliveryLog log = open()) {
            Files.createDirectory(file());
            log.delivered(ONE);
            Files.delete(file());
            assertThat(found(log, ONE)).isEmpty();

            log.delivered(ONE);
            assertThat(found(log, ONE)).containsExactly(ONE);
        }
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path other = Files.writeString(temp.resolve("deliveries-of-2026.log"), "a note");
        try (DeliveryLog log = open()) {
            assertThat(found(log, ONE)).isEmpty();
            assertThat(log.doWork()).isZero();
        }
        assertThat(other).exists();
    }

    @Test
    void aMarkIsReadFromItsText() {
        assertThat(InstanceMark.parsed(TWO.text())).isEqualTo(TWO);
        assertThat(TWO.text()).hasSize(40);
        assertThatIllegalArgumentException().isThrownBy(() -> InstanceMark.parsed("00"));
        assertThatIllegalArgumentException().isThrownBy(() -> InstanceMark.parsed("x".repeat(40)));
    }

    private DeliveryLog open() {
        return DeliveryLog.open(temp, () -> now, 2);
    }

    private Path file() {
        return temp.resolve("deliveries-2026-06-15.log");
    }

    private static List<InstanceMark> found(DeliveryLog log, InstanceMark... asked) throws IOException {
        List<InstanceMark> found = new ArrayList<>();
        log.find(Set.of(asked), found::add);
        return found;
    }
}
