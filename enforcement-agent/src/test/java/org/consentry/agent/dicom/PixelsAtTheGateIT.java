// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.nio.file.Path;
import java.time.Duration;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.deidentify.SilentImages;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.pixels.Planted;
import org.consentry.agent.pixels.Planted.Easel;
import org.consentry.agent.pixels.Planted.Form;
import org.consentry.agent.pixels.Tesseract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images with a name in their pixels go through the gateway, with the program tesseract as the reader. */
class PixelsAtTheGateIT {
    private static final Tesseract READER = new Tesseract(Path.of("/usr/bin/tesseract"), Duration.ofMinutes(2));
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 16);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Form.class)
    void anUltrasoundLeavesWithoutTheNameInItsPixels(Form form) {
        Planted planted = new Easel(240, 180)
                .sector(5)
                .write("FICTIONAL 19700101", 8, 22, FONT, Color.WHITE)
                .in(form);
        try (PixelWorld world = new PixelWorld(folder, READER, SilentImages.LIKELY)) {
            Dataset sent = PixelWorld.image(PixelWorld.US_CLASS, "US", planted).put(Tag.BURNED_IN_ANNOTATION, "YES");

            assertThat(world.send(sent)).isEqualTo(Status.SUCCESS);

            assertThat(planted.left(world.arrived())).isEmpty();
            assertMarked(world.company().kept().getFirst());
        }
    }

    /** The header says nothing: the one known leak of the score. */
    @Test
    void aSliceWithANameInItLeavesWithoutItWhereSlicesAreRead() {
        Planted planted = new Easel(256, 256)
                .shade(7)
                .write("FICTIONAL^ANNA", 20, 40, FONT, Color.WHITE)
                .in(Form.GREY_12);
        try (PixelWorld world = new PixelWorld(folder, READER, SilentImages.ALL)) {
            assertThat(world.send(PixelWorld.image(Scan.CT_CLASS, "CT", planted)))
                    .isEqualTo(Status.SUCCESS);

            assertThat(planted.left(world.arrived())).isEmpty();
            assertMarked(world.company().kept().getFirst());
        }
    }

    private static void assertMarked(Dataset arrived) {
        assertThat(arrived.string(Tag.BURNED_IN_ANNOTATION)).hasValue("NO");
        assertThat(arrived.items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE))
                .extracting(code -> code.string(Tag.CODE_VALUE).orElse(""))
                .contains("113100", "113101");
    }
}
