// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.IntStream;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.PatientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {
    @TempDir
    private Path folder;

    @Test
    void aPatientHasOneNameTowardsOneRecipientOnEveryMachine() throws IOException {
        Path file = folder.resolve("key");
        KeyFile here = KeyFile.create(file, new Random(1));
        KeyFile there = KeyFile.read(file);

        assertThat(here.pseudonyms(Scans.NORTHLIGHT).patient(Scans.ANNA))
                .isEqualTo(there.pseudonyms(Scans.NORTHLIGHT).patient(Scans.ANNA))
                .matches("P[0-9A-F]{20}");
    }

    @Test
    void twoRecipientsCannotCompareWhatTheyGot() {
        Pseudonyms northlight = Scans.keys(folder).pseudonyms(Scans.NORTHLIGHT);
        Pseudonyms lumen = Scans.keys(folder).pseudonyms(Scans.LUMEN);

        assertThat(northlight.patient(Scans.ANNA)).isNotEqualTo(lumen.patient(Scans.ANNA));
        assertThat(northlight.uid("1.2.3")).isNotEqualTo(lumen.uid("1.2.3"));
        assertThat(northlight.shiftDays(Scans.ANNA)).isNotEqualTo(lumen.shiftDays(Scans.ANNA));
    }

    @Test
    void anotherKeyGivesOtherNames() {
        assertThat(Scans.keys(folder, 1).pseudonyms(Scans.LUMEN).uid("1.2.3"))
                .isNotEqualTo(Scans.keys(folder, 2).pseudonyms(Scans.LUMEN).uid("1.2.3"));
    }

    @Test
    void theAuthorityIsPartOfWhoAPatientIs() {
        Pseudonyms pseudonyms = Scans.keys(folder).pseudonyms(Scans.LUMEN);

        assertThat(pseudonyms.patient(new PatientId("a", "bc")))
                .isNotEqualTo(pseudonyms.patient(new PatientId("ab", "c")));
    }

    @Test
    void uidsComeFromValidUuids() {
        String uid = Scans.keys(folder).pseudonyms(Scans.LUMEN).uid("1.2.3");

        assertThat(uid).matches("2\\.25\\.[1-9][0-9]{0,38}");
        assertThat(new BigInteger(uid.substring(5)).bitLength()).isLessThanOrEqualTo(128);
    }

    @Test
    void datesMoveAtLeastAMonthIntoThePastAndAtMostTenYears() {
        Pseudonyms pseudonyms = Scans.keys(folder).pseudonyms(Scans.LUMEN);

        assertThat(IntStream.range(0, 2000).map(each -> pseudonyms.shiftDays(new PatientId("h", "p" + each))))
                .allMatch(days -> days <= -30 && days >= -3682);
    }

    @Test
    void studiesOfOnePatientStayLinkedInTheResult() {
        var first = Scans.cleaned(folder, Scans.chestCt());
        var second = Scans.cleaned(folder, Scans.chestCt().put(Tag.SOP_INSTANCE_UID, "1.2.826.0.1.3680043.9.1.4"));

        assertThat(first.string(Tag.PATIENT_ID)).isEqualTo(second.string(Tag.PATIENT_ID));
        assertThat(first.string(Tag.STUDY_INSTANCE_UID)).isEqualTo(second.string(Tag.STUDY_INSTANCE_UID));
        assertThat(first.string(Tag.SOP_INSTANCE_UID)).isNotEqualTo(second.string(Tag.SOP_INSTANCE_UID));
    }

    @Test
    void aKeyFileIsForItsOwnerAndNeverOverwritten() throws IOException {
        Path file = folder.resolve("key");
        KeyFile keys = KeyFile.create(file, new Random(1));

        assertThatThrownBy(() -> KeyFile.create(file, new Random(2))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(keys).hasToString("KeyFile[***]");
    }

    @Test
    void aKeyFileThatHoldsNoKeyIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "changeme");

        assertThatThrownBy(() -> KeyFile.read(file)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A key that everybody on the machine could read was taken without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void aKeyFileThatOthersMayReadOrWriteIsRefused(String mode) throws IOException {
        Path file = folder.resolve("key");
        KeyFile.create(file, new Random(1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600");
    }
}
