// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationRejectedException;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.dicom.peer.Scan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    private static final AeTitle VENDOR = new AeTitle("VENDOR");
    private static final AeTitle PACS = new AeTitle("DEMOPACS");

    private final BlockingQueue<Stored> arrived = new ArrayBlockingQueue<>(10);

    @TempDir
    Path temp;

    private StorageScp scp;

    @BeforeEach
    void start() {
        scp = StorageScp.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                VENDOR,
                new StorageScp.Target(temp.resolve("kept"), arrived::add),
                Thread::new);
    }

    @AfterEach
    void stop() {
        scp.close();
    }

    @Test
    void filesArriveByteForByteInTheirOwnEncoding() throws IOException {
        Path explicit =
                Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct("P-1", 1)), TransferSyntax.EXPLICIT_LE);
        Path implicit =
                Scan.file(temp.resolve("2.dcm"), Scan.withPixels(Scan.mr("P-1", 2)), TransferSyntax.IMPLICIT_LE);
        Path compressed = Scan.file(temp.resolve("3.dcm"), Scan.withFragments(Scan.ct("P-1", 3)), Scan.JPEG);

        List<Sent> sent = scu(VENDOR).send(List.of(explicit, implicit, compressed), each -> {});

        assertThat(sent).extracting(Sent::status).containsOnly(Status.SUCCESS);
        assertThat(arrived).extracting(Stored::calling).containsOnly(PACS);
        for (Path file : List.of(explicit, implicit, compressed)) {
            assertThat(arrived.remove().file()).hasSameBinaryContentAs(file);
        }
        assertThat(temp.resolve("kept")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void echoIsAnswered() {
        assertThat(scu(VENDOR).echo()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void anotherTitleIsNotAnswered() {
        assertThatThrownBy(() -> scu(new AeTitle("OTHER")).echo()).isInstanceOf(AssociationRejectedException.class);
    }

    @Test
    void aFileThatIsNotDicomIsNotSent() throws IOException {
        Path text = Files.writeString(temp.resolve("notes.txt"), "not an image");

        assertThatThrownBy(() -> scu(VENDOR).send(List.of(text), each -> {}))
                .isInstanceOf(MalformedDatasetException.class);
        assertThat(arrived).isEmpty();
    }

    @Test
    void filesAndAssociationsNameTheSameImplementation() throws IOException {
        Path file = Scan.file(temp.resolve("1.dcm"), Scan.mr("P-1", 1), TransferSyntax.EXPLICIT_LE);

        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains(DicomFile.IMPLEMENTATION_CLASS_UID);
        assertThat(Association.proposal(
                                VENDOR,
                                PACS,
                                List.of(new ProposedContext(1, Scan.CT_CLASS, List.of("1.2.840.10008.1.2"))))
                        .user()
                        .implementationClassUid())
                .isEqualTo(DicomFile.IMPLEMENTATION_CLASS_UID);
    }

    private StorageScu scu(AeTitle called) {
        return new StorageScu(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), scp.port()), called, PACS, Timeouts.STANDARD);
    }
}
