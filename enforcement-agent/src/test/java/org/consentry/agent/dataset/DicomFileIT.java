// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Someone else's reader, DCMTK's {@code dcmdump}, reads what we write. */
class DicomFileIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.consentry.agent.dataset.RoundTripTest#syntaxes")
    void anotherReaderFindsTheSameInOurFiles(TransferSyntax syntax) throws IOException, InterruptedException {
        Path file = folder.resolve("image.dcm");
        Dataset dataset = Examples.everyForm().put(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2");
        try (OutputStream out = Files.newOutputStream(file)) {
            DicomFile.write(out, dataset, syntax);
        }

        Process dump = new ProcessBuilder("dcmdump", "+L", "-Un", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dump").toFile())
                .start();

        assertThat(dump.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(folder.resolve("dump"), StandardCharsets.UTF_8);
        assertThat(dump.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("PN [Müller^Änne]", "US 512", "SS -2", "LO [SOME VENDOR]", "AT (0018,1063)", "SH [113100]")
                .doesNotContain("E: ");
    }
}
