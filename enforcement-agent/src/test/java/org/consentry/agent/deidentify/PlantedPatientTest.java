// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;
import org.consentry.policy.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants one made-up patient in every attribute that could hold her, and looks for her in the bytes that would leave.
 */
class PlantedPatientTest {
    private static final String NAME = "ZYXWVUTSRQ";
    private static final String NUMBER = "987654321";
    private static final Set<Integer> JUDGED_FIRST = Set.of(
            Tag.SOP_CLASS_UID,
            Tag.MODALITY,
            Tag.CONVERSION_TYPE,
            Tag.BURNED_IN_ANNOTATION,
            Tag.BODY_PART_EXAMINED,
            Tag.IMAGE_TYPE,
            Tag.SPECIFIC_CHARACTER_SET,
            Tag.CONSENT_FOR_DISTRIBUTION_FLAG);

    @TempDir
    private Path folder;

    @Test
    void noAttributeOfTheStandardCarriesHerOut() throws IOException {
        List<String> leaks = new ArrayList<>();
        int cleaned = 0;
        for (int tag : textTags()) {
            Outcome outcome = outcome(planted(tag));
            byte[] leaving = outcome instanceof Outcome.Cleaned result ? written(result.dataset()) : new byte[0];
            cleaned += leaving.length > 0 ? 1 : 0;
            String seen = new String(leaving, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
            if (seen.contains(NAME) || seen.contains(NUMBER)) {
                leaks.add(Tag.text(tag));
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(cleaned).as("attributes with which the scan may still leave").isGreaterThan(400);
    }

    @Test
    void sheIsFoundWhereTheTableLetsHerPass() {
        Dataset scan = named().put(Tag.MANUFACTURER, "made for " + NAME);

        assertThat(outcome(scan))
                .isEqualTo(new Outcome.Refused(Reason.DEID_INSUFFICIENT, "left in the result: (0008,0070)"));
    }

    private Outcome outcome(Dataset scan) {
        return new Deidentifier(Scans.keys(folder)).deidentify(scan, Scans.ANNA, Scans.NORTHLIGHT);
    }

    private static Dataset named() {
        return Scans.chestCt().put(Tag.PATIENT_NAME, NAME + "^X").put(Tag.PATIENT_ID, NUMBER);
    }

    /** The attribute at the top and in an item of a sequence the table does not know. */
    private static Dataset planted(int tag) {
        String text = Dictionary.vr(tag) == Vr.UI ? "1." + NUMBER : NAME + " " + NUMBER;
        return named().put(tag, text).putSequence(0x00089215, new Dataset().put(tag, text));
    }

    /** Every tag of PS3.6 for data sets whose value is text. */
    private static List<Integer> textTags() {
        return Dictionary.tags().stream()
                .filter(tag -> Tag.group(tag) >= 0x0008 && Tag.group(tag) < 0x5000)
                .filter(tag -> Dictionary.vr(tag).isText() && !JUDGED_FIRST.contains(tag))
                .sorted()
                .toList();
    }

    private static byte[] written(Dataset dataset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DatasetWriter writer = new DatasetWriter(bytes, TransferSyntax.EXPLICIT_LE);
            writer.write(dataset);
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
