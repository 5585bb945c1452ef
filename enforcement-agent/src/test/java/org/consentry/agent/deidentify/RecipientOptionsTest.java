// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More options for a recipient than for the others. */
class RecipientOptionsTest {
    private static final int DEVICE_SERIAL = 0x00181000;
    private static final int INSTITUTION = 0x00080080;
    private static final int STATION = 0x00081010;
    private static final int CODE_VALUES = Tag.CODE_VALUE;

    @TempDir
    private Path folder;

    @Test
    void whatOneRecipientMayHaveNoOtherGets() {
        Deidentifier deidentifier =
                new Deidentifier(Scans.keys(folder), RecipientOptions.parsed("northlight=113109+113112, other=113106"));
        Dataset scan = Scans.chestCt().put(INSTITUTION, "General Hospital").put(STATION, "CT2");

        Dataset ours = Scans.cleaned(deidentifier.deidentify(scan, Scans.ANNA, Scans.NORTHLIGHT));
        Dataset theirs = Scans.cleaned(deidentifier.deidentify(scan, Scans.ANNA, Scans.LUMEN));

        assertThat(ours.string(DEVICE_SERIAL)).contains("SERIAL-5");
        assertThat(ours.string(STATION)).contains("CT2");
        assertThat(ours.string(INSTITUTION)).contains("General Hospital");
        assertThat(theirs.string(DEVICE_SERIAL)).contains("REMOVED");
        assertThat(theirs.string(STATION)).contains("REMOVED");
        assertThat(theirs.string(INSTITUTION)).contains("REMOVED");
        assertThat(codes(ours)).contains("113109", "113112", "113107");
        assertThat(codes(theirs)).doesNotContain("113109").doesNotContain("113112");
        assertThat(ours.string(Tag.STUDY_DATE)).as("dates move").isNotEqualTo(scan.string(Tag.STUDY_DATE));
    }

    @Test
    void fullDatesTakeThePlaceOfModifiedOnesAndTheBirthDateGoes() {
        Deidentifier deidentifier = new Deidentifier(Scans.keys(folder), RecipientOptions.parsed("northlight=113106"));

        Dataset cleaned = Scans.cleaned(deidentifier.deidentify(Scans.chestCt(), Scans.ANNA, Scans.NORTHLIGHT));

        assertThat(cleaned.string(Tag.STUDY_DATE)).contains("20240229");
        assertThat(cleaned.string(Tag.PATIENT_BIRTH_DATE)).isEmpty();
        assertThat(cleaned.string(Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED))
                .contains("UNMODIFIED");
        assertThat(codes(cleaned)).contains("113106").doesNotContain("113107");
    }

    /** A scan of the day of birth tells that day. */
    @Test
    void aFullDateThatIsTheBirthDateDoesNotLeave() {
        Dataset newborn =
                Scans.chestCt().put(Tag.PATIENT_BIRTH_DATE, "20240229").put(0x00101010, "000D");

        Outcome outcome = new Deidentifier(Scans.keys(folder), RecipientOptions.parsed("northlight=113106"))
                .deidentify(newborn, Scans.ANNA, Scans.NORTHLIGHT);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).element()).contains("left in the result: (0008,0020) StudyDate");
    }

    /** A station may be called like the patient. */
    @Test
    void whatIsRetainedIsLookedAtOnceMore() {
        Dataset scan = Scans.chestCt().put(STATION, "VANDENBERG");

        Outcome outcome = new Deidentifier(Scans.keys(folder), RecipientOptions.parsed("northlight=113109"))
                .deidentify(scan, Scans.ANNA, Scans.NORTHLIGHT);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "northlight",
                "northlight=",
                "=113109",
                "northlight=113109+113109",
                "northlight=113107",
                "northlight=113100",
                "northlight=113101",
                "northlight=RetainDevice",
                "northlight=113109,northlight=113112",
                "northlight=113109,",
                "northlight=113109=113112"
            })
    void whatIsNoOptionOrIsThereTwiceIsRefused(String text) {
        assertThatThrownBy(() -> RecipientOptions.parsed(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String codes(Dataset cleaned) {
        StringBuilder codes = new StringBuilder();
        cleaned.items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE)
                .forEach(item ->
                        codes.append(item.string(CODE_VALUES).orElse("")).append(' '));
        return codes.toString();
    }
}
