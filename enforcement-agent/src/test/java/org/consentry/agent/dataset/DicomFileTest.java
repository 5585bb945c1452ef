// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DicomFileTest {
    @Test
    void aFileSaysWhatItHoldsAndHow() throws IOException {
        Dataset dataset = Examples.everyForm().put(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        DicomFile.write(out, dataset, TransferSyntax.DEFLATED_LE);
        DicomFile file = DicomFile.read(new ByteArrayInputStream(out.toByteArray()), Limits.STANDARD);

        assertThat(file.meta())
                .isEqualTo(new FileMeta(
                        "1.2.840.10008.5.1.4.1.1.2", "1.2.826.0.1.3680043.2.1", TransferSyntax.DEFLATED_LE));
        assertThat(file.header().dataset().string(Tag.PATIENT_ID)).contains("P-1");
    }

    @Test
    void bytesWithoutThePreambleAreNoFile() {
        assertThatThrownBy(() -> DicomFile.read(new ByteArrayInputStream(new byte[300]), Limits.STANDARD))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("expected DICM");
    }

    @Test
    void anUnknownTransferSyntaxIsRefused() {
        byte[] bytes = new Bytes()
                .zeros(128)
                .text("DICM")
                .element(0x00020000, "UL", "\u000C\0\0\0")
                .element(0x00020010, "UI", "1.2\0")
                .array();

        assertThatThrownBy(() -> DicomFile.read(new ByteArrayInputStream(bytes), Limits.STANDARD))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("(0002,0010)");
    }

    @Test
    void metaInformationThatEndsEarlyIsRefused() {
        byte[] bytes = new Bytes()
                .zeros(128)
                .text("DICM")
                .element(0x00020000, "UL", " \0\0\0")
                .element(0x00020010, "UI", "1.2\0")
                .array();

        assertThatThrownBy(() -> DicomFile.read(new ByteArrayInputStream(bytes), Limits.STANDARD))
                .isInstanceOf(MalformedDatasetException.class);
    }
}
