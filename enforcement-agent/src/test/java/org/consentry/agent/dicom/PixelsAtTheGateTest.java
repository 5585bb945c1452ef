// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Color;
import java.awt.Font;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.deidentify.SilentImages;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.pixels.Planted;
import org.consentry.agent.pixels.ScriptedFinder;
import org.consentry.agent.pixels.TextBox;
import org.consentry.agent.pixels.TextFinder;
import org.consentry.agent.pixels.UnclearPixelsException;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader of text, whose answers a test says, changes at the gate. */
class PixelsAtTheGateTest {
    private static final Planted FILM = new Planted.Easel(120, 80)
            .shade(3)
            .write("FICTIONAL", 8, 20, new Font(Font.SANS_SERIF, Font.PLAIN, 12), Color.WHITE)
            .in(Planted.Form.GREY_8);
    private static final TextFinder NAME = new ScriptedFinder(new TextBox(8, 8, 80, 24));
    private static final Status REFUSED = new Status(0x0124, "Refused: BURNED_IN_TEXT");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
        1.2.840.10008.5.1.4.1.1.6.1,    US
        1.2.840.10008.5.1.4.1.1.1.1,    DX
        1.2.840.10008.5.1.4.1.1.1,      CR
        1.2.840.10008.5.1.4.1.1.1.2,    MG
        1.2.840.10008.5.1.4.1.1.12.1,   XA
        1.2.840.10008.5.1.4.1.1.12.2,   RF
        1.2.840.10008.5.1.4.1.1.7,      CT
        1.2.840.10008.5.1.4.1.1.2,      ''
        """)
    void whatMayHaveTextIsReadAndLeavesWithoutIt(String sopClass, String modality) {
        try (PixelWorld world = new PixelWorld(folder, NAME, SilentImages.LIKELY)) {
            assertThat(world.send(PixelWorld.image(sopClass, modality, FILM))).isEqualTo(Status.SUCCESS);

            assertThat(world.arrived()).isNotEqualTo(FILM.pixels());
            assertMarked(world.company().kept().getFirst());
        }
    }

    @Test
    void slicesAreReadIfTheSiteWantsItOnly() {
        Dataset slice = PixelWorld.image(Scan.CT_CLASS, "CT", FILM);
        try (PixelWorld world = new PixelWorld(folder.resolve("likely"), unasked(), SilentImages.LIKELY)) {
            assertThat(world.send(slice)).isEqualTo(Status.SUCCESS);
            assertThat(world.arrived()).isEqualTo(FILM.pixels());
        }
        try (PixelWorld world = new PixelWorld(folder.resolve("all"), NAME, SilentImages.ALL)) {
            assertThat(world.send(slice)).isEqualTo(Status.SUCCESS);
            assertThat(world.arrived()).isNotEqualTo(FILM.pixels());
            assertMarked(world.company().kept().getFirst());
        }
    }

    @Test
    void whereNothingIsFoundAllBytesStay() {
        try (PixelWorld world = new PixelWorld(folder, _ -> List.of(), SilentImages.LIKELY)) {
            assertThat(world.send(PixelWorld.image(PixelWorld.DX_CLASS, "DX", FILM)))
                    .isEqualTo(Status.SUCCESS);

            assertThat(world.arrived()).isEqualTo(FILM.pixels());
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.5.1.4.1.1.6.1, US", "1.2.840.10008.5.1.4.1.1.1.1, DX"})
    void compressedPixelsAreRefusedByName(String sopClass, String modality) {
        Dataset image = PixelWorld.image(sopClass, modality, FILM);
        try (PixelWorld world = new PixelWorld(folder, NAME, SilentImages.LIKELY)) {
            assertThat(world.send(Scan.withFragments(image), Scan.RLE)).isEqualTo(REFUSED);

            assertRefused(world, "(7FE0,0010) PixelData: compressed, big endian, none at all, or too many to be read");
        }
    }

    @Test
    void bigEndianPixelsAreRefused() {
        try (PixelWorld world = new PixelWorld(folder, NAME, SilentImages.LIKELY)) {
            assertThat(world.send(PixelWorld.image(PixelWorld.DX_CLASS, "DX", FILM), TransferSyntax.EXPLICIT_BE))
                    .isEqualTo(REFUSED);
            assertThat(world.company().kept()).isEmpty();
        }
    }

    @Test
    void morePixelsThanMayBeHeldAreRefused() {
        Dataset image = PixelWorld.image(PixelWorld.DX_CLASS, "DX", FILM)
                .put(Element.of(Tag.PIXEL_DATA, Vr.OW, new byte[(8 << 20) + 2]));
        try (PixelWorld world = new PixelWorld(folder, NAME, SilentImages.LIKELY)) {
            assertThat(world.send(image)).isEqualTo(REFUSED);
            assertThat(world.company().kept()).isEmpty();
        }
    }

    @Test
    void aReaderThatFailsLetsNothingOut() {
        TextFinder broken = _ -> {
            throw new UnclearPixelsException("the text reader failed");
        };
        try (PixelWorld world = new PixelWorld(folder, broken, SilentImages.LIKELY)) {
            assertThat(world.send(PixelWorld.image(PixelWorld.US_CLASS, "US", FILM)))
                    .isEqualTo(REFUSED);
            assertRefused(world, "(7FE0,0010) PixelData: the text reader failed");
        }
    }

    @ParameterizedTest
    @EnumSource(SilentImages.class)
    void aNoWhilePixelsAreReadCounts(SilentImages silent) {
        List<Stage> once = new CopyOnWriteArrayList<>();
        TextFinder slow = image -> {
            once.forEach(Stage::annaSaysNo);
            once.clear();
            return NAME.find(image);
        };
        try (PixelWorld world = new PixelWorld(folder, slow, silent)) {
            once.add(world.stage());

            assertThat(world.send(PixelWorld.image(PixelWorld.US_CLASS, "US", FILM)))
                    .isEqualTo(new Status(0x0124, "Refused: CONSENT_DENY"));
            assertThat(world.company().kept()).isEmpty();
        }
    }

    @Test
    void aDoorThatReadsNoPixelsLetsNothingOutThatHasToBeRead() {
        try (PixelWorld world = new PixelWorld(folder, NAME, SilentImages.LIKELY)) {
            world.stage().shares("RESEARCH");

            assertThat(world.send(
                            new AeTitle("RESEARCH"),
                            PixelWorld.image(PixelWorld.DX_CLASS, "DX", FILM),
                            TransferSyntax.EXPLICIT_LE))
                    .isEqualTo(REFUSED);
            assertRefused(world, "(7FE0,0010) PixelData: has to be read on this route, and is not at this door");
        }
    }

    private static TextFinder unasked() {
        return _ -> {
            throw new AssertionError("nothing is to be read");
        };
    }

    private static void assertMarked(Dataset arrived) {
        assertThat(arrived.string(Tag.BURNED_IN_ANNOTATION)).hasValue("NO");
        assertThat(arrived.items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE))
                .extracting(code -> code.string(Tag.CODE_VALUE).orElse(""))
                .contains("113100", "113101");
    }

    private static void assertRefused(PixelWorld world, String basis) {
        assertThat(world.company().kept()).isEmpty();
        assertThat(world.stage().reports())
                .extracting(DisclosureReport::reason, DisclosureReport::basis)
                .containsExactly(tuple(Reason.BURNED_IN_TEXT, Set.of(basis)));
    }
}
