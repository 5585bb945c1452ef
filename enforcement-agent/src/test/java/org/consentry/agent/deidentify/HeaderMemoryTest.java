// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.consentry.agent.dataset.CharacterSet;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;
import org.consentry.policy.PatientId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever came before, a header is cleaned as if it were the first. */
class HeaderMemoryTest {
    private static final int SLICE_LOCATION = 0x00201041;
    private static final int ACQUISITION_DATE_TIME = 0x0008002A;
    private static final int PRIVATE_NOTE = 0x00091001;
    private static final int IMAGE_COMMENTS = 0x00204000;
    private static final int SOURCE_IMAGES = 0x00082112;
    private static final int KERNEL = 0x00181210;
    private static final int REFERENCED_INSTANCE = 0x00081155;

    @TempDir
    private Path folder;

    private Deidentifier deidentifier;
    private HeaderMemory memory;

    @BeforeEach
    void open() {
        deidentifier = new Deidentifier(Scans.keys(folder));
        memory = deidentifier.memory();
    }

    @Test
    void theSlicesOfASeriesAreCleanedOneFromTheOther() {
        assertThat(again(slice(1))).isInstanceOf(Outcome.Cleaned.class);

        for (int number = 2; number < 20; number++) {
            Dataset slice = slice(number);
            assertThat(CleanedHeader.of(
                                    deidentifier,
                                    slice(1),
                                    (Outcome.Cleaned) first(slice(1)),
                                    new CleanedHeader.Terms(Scans.ANNA, Scans.NORTHLIGHT, AnatomySource.NONE))
                            .again(slice))
                    .as("not cleaned as a whole")
                    .isPresent();
            same(slice);
        }
    }

    /** Each later slice has something that the one before it did not prepare for. */
    @Test
    void whatASliceHasOfItsOwnIsFound() {
        List<UnaryOperator<Dataset>> changes = List.of(
                slice -> slice.put(Tag.STUDY_DESCRIPTION, "Vandenberg chest"),
                slice -> slice.put(IMAGE_COMMENTS, "ask Ms Vandenberg"),
                slice -> slice.put(Tag.PATIENT_NAME, "Philips^Hand"),
                slice -> slice.put(Tag.PATIENT_BIRTH_DATE, "19310713"),
                slice -> slice.put(Tag.SERIES_DATE, "20240302"),
                slice -> slice.put(ACQUISITION_DATE_TIME, "20240302101530"),
                slice -> slice.put(ACQUISITION_DATE_TIME, "no date"),
                slice -> slice.put(Tag.BODY_PART_EXAMINED, "HEAD"),
                slice -> slice.put(Tag.MODALITY, "US"),
                slice -> slice.put(Tag.BURNED_IN_ANNOTATION, "YES"),
                slice -> slice.put(Tag.CONSENT_FOR_DISTRIBUTION_FLAG, "NO"),
                slice -> slice.put(Element.of(SLICE_LOCATION, Vr.LO, "Vandenberg", CharacterSet.ASCII)),
                slice -> slice.put(Element.of(Tag.CONSENT_FOR_DISTRIBUTION_FLAG, Vr.US, new byte[2])),
                slice -> slice.put(Element.of(PRIVATE_NOTE, Vr.PN, "Manufacturer^Thorax", CharacterSet.ASCII)),
                slice -> slice.put(Element.of(PRIVATE_NOTE, Vr.LO, (byte) 0x1B, (byte) '$', (byte) '@', (byte) 'x')),
                slice -> slice.put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 100"),
                slice -> slice.put(Tag.SPECIFIC_CHARACTER_SET, "KLINGON"),
                slice -> slice.putSequence(SOURCE_IMAGES, new Dataset().put(REFERENCED_INSTANCE, "1.2.3.4.5.6.7")),
                slice -> slice.put(SLICE_LOCATION, "4711223344\\12"));
        for (UnaryOperator<Dataset> change : changes) {
            same(slice(1));
            same(change.apply(slice(2)));
            same(slice(3));
        }
    }

    /** Text in letters that nobody knows refuses an object, even if it goes anyway. */
    @Test
    void aPrivateTextThatCannotBeReadIsFound() {
        UnaryOperator<Dataset> japanese = slice ->
                slice.put(Tag.SPECIFIC_CHARACTER_SET, "\\ISO 2022 IR 87").put(Tag.PATIENT_NAME, "Vandenberg^Anna");
        same(japanese.apply(slice(1)));
        same(japanese.apply(slice(2)));

        Dataset unreadable = japanese.apply(slice(3))
                .put(Element.of(PRIVATE_NOTE, Vr.LO, (byte) 0x1B, (byte) '$', (byte) '@', (byte) 'x'));
        assertThat(again(unreadable)).isInstanceOf(Outcome.Refused.class);
        same(unreadable);
    }

    @Test
    void aLongHeaderIsNotKept() {
        Dataset large = slice(1).put(Element.of(0x00281201, Vr.OW, new byte[300_000]));
        same(large);
        same(large);
        same(slice(2));
    }

    /** A rule that looks at one more number must not be forgotten here. */
    @Test
    void whateverStandardElementASliceHasOfItsOwn() {
        for (int tag : Dictionary.tags()) {
            Vr vr = Dictionary.vr(tag);
            if (vr == Vr.DS || vr == Vr.IS || vr == Vr.TM) {
                same(slice(1));
                same(slice(2).put(Element.of(tag, vr, "16", CharacterSet.ASCII)));
            } else if (!vr.isText() && vr.wordBytes() > 1) {
                same(slice(1));
                same(slice(2).put(Element.of(tag, vr, numbers(vr))));
            }
        }
    }

    /** The one fact that is new with each slice may have been in the text of all of them. */
    @Test
    void theInstanceThatAnUnchangedTextNamesIsFound() {
        UnaryOperator<Dataset> naming =
                slice -> slice.put(Element.of(KERNEL, Vr.SH, "as 1.2.826.0.1.3680043.9.1.3.1002", CharacterSet.ASCII));
        same(naming.apply(slice(1)));

        assertThat(again(naming.apply(slice(2)))).isInstanceOf(Outcome.Refused.class);
        same(naming.apply(slice(2)));
    }

    @Test
    void slicesOfOthersAreCleanedAsWholes() {
        PatientId ben = new PatientId("urn:hospital", "MRN-4712-22");
        Outcome anna = again(slice(1));

        assertThat(bytes(memory.deidentify(slice(2), ben, Scans.NORTHLIGHT, AnatomySource.NONE)))
                .isEqualTo(bytes(deidentifier.deidentify(slice(2), ben, Scans.NORTHLIGHT)));
        assertThat(bytes(memory.deidentify(slice(2), ben, Scans.LUMEN, AnatomySource.NONE)))
                .isEqualTo(bytes(deidentifier.deidentify(slice(2), ben, Scans.LUMEN)));
        assertThat(bytes(anna)).isNotEmpty();
    }

    @Test
    void whatHasLeftIsNotChangedByWhatFollows() {
        Outcome first = again(slice(1));
        String before = bytes(first);

        Outcome second = again(slice(2));
        Scans.cleaned(second).put(Tag.PATIENT_NAME, "changed by the caller");

        assertThat(bytes(first)).isEqualTo(before);
        same(slice(3));
    }

    /** A walk through headers that change in any way, a few elements at a time. */
    @Test
    void anyHeaderAfterAnyOther() {
        Random random = new Random(20261201);
        Dataset header = slice(1);
        for (int step = 0; step < 3_000; step++) {
            header = header.copy();
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutate(header, random);
            }
            same(header);
        }
    }

    private void mutate(Dataset header, Random random) {
        String day = "202403" + (10 + random.nextInt(3));
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> header.put(Tag.SOP_INSTANCE_UID, "1.2.826.0.1.3680043.9.1.3." + random.nextInt(50));
            case 3 -> header.put(SLICE_LOCATION, random.nextInt(100) + ".5");
            case 4 -> header.put(Tag.INSTANCE_NUMBER, String.valueOf(random.nextInt(1_000_000_000)));
            case 5 -> header.put(Tag.STUDY_TIME, "10153" + random.nextInt(10));
            case 6 -> header.put(Tag.SERIES_DATE, day);
            case 7 -> header.put(ACQUISITION_DATE_TIME, day + "1015");
            case 8 -> header.remove(ACQUISITION_DATE_TIME);
            case 9 -> header.put(Tag.STUDY_DESCRIPTION, random.nextBoolean() ? "Chest" : "Chest of Anna " + day);
            case 10 -> header.put(PRIVATE_NOTE, "whatever " + random.nextInt(9));
            case 11 -> header.put(Tag.PATIENT_NAME, random.nextBoolean() ? "Vandenberg^Ånna" : "Chest^Maria");
            case 12 -> header.put(Tag.ACCESSION_NUMBER, "ACC" + random.nextInt(3));
            case 13 ->
                header.putSequence(
                        SOURCE_IMAGES,
                        new Dataset().put(REFERENCED_INSTANCE, "1.2.826.0.1.3680043.9.1.3." + random.nextInt(3)));
            case 14 -> header.put(Tag.BODY_PART_EXAMINED, random.nextInt(4) == 0 ? "HEAD" : "CHEST");
            default -> header.put(Tag.MANUFACTURER, random.nextInt(4) == 0 ? "1.2.826.0.1.3680043.9.1.3.7" : "Maker");
        }
    }

    private static Dataset slice(int number) {
        return Scans.chestCt()
                .put(Tag.SOP_INSTANCE_UID, "1.2.826.0.1.3680043.9.1.3." + (1000 + number))
                .put(Tag.INSTANCE_NUMBER, String.valueOf(number))
                .put(ACQUISITION_DATE_TIME, "20240301101530." + number)
                .put(Element.of(0x00090010, Vr.LO, "MAKER", CharacterSet.ASCII))
                .put(Element.of(PRIVATE_NOTE, Vr.DS, number + ".5", CharacterSet.ASCII))
                .put(SLICE_LOCATION, number + ".25");
    }

    /** Sixteen, whichever number it is. */
    private static byte[] numbers(Vr vr) {
        byte[] number = new byte[vr == Vr.AT ? 2 * vr.wordBytes() : vr.wordBytes()];
        number[0] = 16;
        return number;
    }

    private void same(Dataset header) {
        assertThat(bytes(again(header))).isEqualTo(bytes(first(header)));
    }

    private Outcome again(Dataset header) {
        return memory.deidentify(header, Scans.ANNA, Scans.NORTHLIGHT, AnatomySource.NONE);
    }

    private Outcome first(Dataset header) {
        return deidentifier.deidentify(header, Scans.ANNA, Scans.NORTHLIGHT);
    }

    private static String bytes(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused -> refused.toString();
            case Outcome.Cleaned cleaned -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    DicomFile.write(out, cleaned.dataset(), TransferSyntax.EXPLICIT_LE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield cleaned.methods() + out.toString(StandardCharsets.ISO_8859_1);
            }
        };
    }
}
