// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.FileMeta;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.demo.DemoPatient;
import org.consentry.demo.FictionalHospital;
import org.consentry.demo.OrthancPacs;
import org.consentry.policy.StudyUid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** J3: real PACS programs send through the gateway, also objects larger than the agent's whole memory. */
@ExtendWith(OnStage.class)
class GatewayIT {

    private static final int LARGE_BYTES = 500 << 20;
    private static final int CHUNK = 1 << 20;
    private static final String ENHANCED_CT = "1.2.840.10008.5.1.4.1.1.2.1";
    private static final String CARMENS_STUDY = "2.999.10.3";
    private static final String BENS_STUDY = "2.999.10.2";
    private static final String FARIDS_STUDY = "2.999.10.6";
    private static final String DANIEL = "demo-patient-04";
    private static final int P_DATA = 4;

    @Test
    void anObjectLargerThanTheAgentsHeapPassesThrough(Stage stage, @TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.dcm");
        writeLarge(large);
        Path received = FictionalHospital.received(stage.stack(), "northlight");

        List<String> statuses =
                new Storescu(stage.stack().config().ports().dicom()).send("NORTHLIGHT_AI", List.of(large));

        assertThat(statuses).containsExactly("0000");
        assertThat(Files.listing(received, ""))
                .anySatisfy(file -> assertThat(java.nio.file.Files.size(file)).isGreaterThan(LARGE_BYTES));
    }

    @Test
    void orthancSendsWhatIsPermittedAndIsToldWhatIsNot(Stage stage, @TempDir Path folder) throws IOException {
        int agentPort = stage.stack().config().ports().dicom();
        Path received = FictionalHospital.received(stage.stack(), "beacon");
        try (OrthancPacs orthanc =
                OrthancPacs.start(folder, stage.peers().receivers().get(7), agentPort, List.of("BEACON_AI"))) {
            // All of them: a hundred uploads in a row once failed on a connection that Orthanc had ended.
            orthanc.upload(stage.scan("demo-scan"));
            int before = Files.listing(received, "").size();

            assertThat(orthanc.export(new StudyUid(CARMENS_STUDY), "BEACON_AI")).isTrue();
            List<Path> arrived = Files.listing(received, "");
            assertThat(arrived).hasSize(before + stage.scan("demo-scan-03").size());

            assertThat(orthanc.export(new StudyUid(BENS_STUDY), "BEACON_AI"))
                    .as("Ben has said no")
                    .isFalse();
            assertThat(Files.listing(received, "")).isEqualTo(arrived);
        }
    }

    /** A workstation asks Orthanc to move a scan to a company: the agent is asked for each image all the same. */
    @Test
    void orthancMovesWhatIsPermittedAndFailsOtherwise(Stage stage, @TempDir Path folder) throws IOException {
        int agentPort = stage.stack().config().ports().dicom();
        int orthancPort = stage.peers().receivers().get(7);
        Path received = FictionalHospital.received(stage.stack(), "beacon");
        try (OrthancPacs orthanc =
                OrthancPacs.start(folder, orthancPort, agentPort, List.of("BEACON_AI", Movescu.AE_TITLE))) {
            orthanc.upload(stage.scan("demo-scan-06"));
            orthanc.upload(stage.scan("demo-scan-02"));
            Movescu workstation = new Movescu(orthancPort);
            int before = Files.listing(received, "").size();

            assertThat(workstation.move(FARIDS_STUDY, "BEACON_AI")).startsWith("Success");
            List<Path> arrived = Files.listing(received, "");
            assertThat(arrived).hasSize(before + stage.scan("demo-scan-06").size());

            assertThat(workstation.move(BENS_STUDY, "BEACON_AI"))
                    .as("Ben has said no")
                    .startsWith("Failed");
            assertThat(Files.listing(received, "")).isEqualTo(arrived);
        }
    }

    /** Once it only looked at the status, which nobody listening, a busy agent and other troubles have in common. */
    @Test
    void aRecipientThatDoesNotAnswerGetsNothingAndTheSenderIsTold(Stage stage) throws IOException {
        Trail trail = new Trail(stage);
        List<String> before = trail.releases(DANIEL, "orion");
        List<String> statuses;
        List<Integer> heard;
        try (SilentPeer orion = new SilentPeer(stage.peers().receivers().get(FictionalHospital.RECEIVERS))) {
            statuses = new Storescu(stage.stack().config().ports().dicom())
                    .send("ORION_AI", stage.scan("demo-scan-04").subList(0, 1));
            heard = orion.heard();
        }

        assertThat(statuses).as("out of resources: the sender may try again").containsExactly("a700");
        assertThat(heard)
                .as("it was asked, and no data were sent to it")
                .contains(SilentPeer.ASSOCIATE_RQ)
                .doesNotContain(P_DATA);
        Patience.until(() -> trail.releases(DANIEL, "orion").size() > before.size(), "the try is on Daniel's record");
        assertThat(trail.releases(DANIEL, "orion").subList(0, 1))
                .as("as one that failed")
                .containsExactly("4");
        assertThat(trail.releases(DANIEL, "orion")).hasSize(before.size() + 1);
    }

    @Test
    void anImageOfSomeoneUnknownIsRefused(Stage stage, @TempDir Path folder) throws IOException {
        Path stranger = folder.resolve("stranger.dcm");
        Dataset image = header("2.999.77.1", "2.999.77.1.1", "MRN-999999");
        try (OutputStream out = java.nio.file.Files.newOutputStream(stranger)) {
            DicomFile.write(out, image, TransferSyntax.EXPLICIT_LE);
        }

        assertThat(new Storescu(stage.stack().config().ports().dicom()).send("NORTHLIGHT_AI", List.of(stranger)))
                .containsExactly("0124");
    }

    private static void writeLarge(Path file) throws IOException {
        DemoPatient carmen = DemoPatient.all().get(2);
        Dataset header = header(CARMENS_STUDY, CARMENS_STUDY + ".9.1", carmen.number());
        try (OutputStream out = new BufferedOutputStream(java.nio.file.Files.newOutputStream(file), CHUNK)) {
            DicomFile.writeMeta(out, FileMeta.of(header, TransferSyntax.EXPLICIT_LE));
            DatasetWriter writer = new DatasetWriter(out, TransferSyntax.EXPLICIT_LE);
            writer.write(header);
            writer.finish();
            out.write(ByteBuffer.allocate(12)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) 0x7FE0)
                    .putShort((short) 0x0010)
                    .put((byte) 'O')
                    .put((byte) 'W')
                    .putShort((short) 0)
                    .putInt(LARGE_BYTES)
                    .array());
            byte[] chunk = new byte[CHUNK];
            for (int written = 0; written < LARGE_BYTES; written += CHUNK) {
                out.write(chunk);
            }
        }
    }

    private static Dataset header(String study, String instance, String patient) {
        return new Dataset()
                .put(Tag.SOP_CLASS_UID, ENHANCED_CT)
                .put(Tag.SOP_INSTANCE_UID, instance)
                .put(Tag.STUDY_DATE, "20260109")
                .put(Tag.MODALITY, "CT")
                .put(Tag.PATIENT_NAME, "Castillo^Carmen")
                .put(Tag.PATIENT_ID, patient)
                .put(Tag.BODY_PART_EXAMINED, "CHEST")
                .put(Tag.STUDY_INSTANCE_UID, study)
                .put(Tag.SERIES_INSTANCE_UID, study + ".9")
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .putShorts(Tag.SAMPLES_PER_PIXEL, 1)
                .put(Tag.NUMBER_OF_FRAMES, "1000")
                .putShorts(Tag.ROWS, 512)
                .putShorts(Tag.COLUMNS, 512)
                .putShorts(Tag.BITS_ALLOCATED, 16)
                .putShorts(Tag.BITS_STORED, 12)
                .putShorts(Tag.HIGH_BIT, 11)
                .putShorts(Tag.PIXEL_REPRESENTATION, 0);
    }
}
