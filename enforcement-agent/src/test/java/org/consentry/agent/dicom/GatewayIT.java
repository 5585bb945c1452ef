// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RouteLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway between DCMTK's {@code storescu} as the PACS and {@code storescp} as the company. */
class GatewayIT {
    @TempDir
    Path temp;

    private StoreScp vendor;
    private Stage stage;

    @BeforeEach
    void start() {
        vendor = StoreScp.start(temp.resolve("vendor"));
        stage = new Stage(temp, vendor.port());
    }

    @AfterEach
    void stop() {
        stage.close();
        vendor.close();
    }

    @Test
    void aPermittedScanIsStoredAtTheCompanyWithoutTheName() {
        Dcmtk.Result result = stage.send(
                "-xe",
                Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE),
                Scan.file(temp.resolve("2.dcm"), Scan.withPixels(Scan.mr(Stage.ANNA, 2)), TransferSyntax.IMPLICIT_LE));

        assertThat(result.statuses()).containsExactly("0x0000", "0x0000");
        assertThat(vendor.files()).hasSize(2);
        String dump = Dcmtk.run("dcmdump", vendor.files().get(0).toString()).output();
        assertThat(dump).contains("(0012,0062) CS [YES]").doesNotContain("Fictional", Stage.ANNA);
        DisclosureReport report = stage.reports().get(0);
        assertThat(report.state()).isEqualTo(State.SENT);
        assertThat(report.instances()).isEqualTo(2);
        assertThat(report.deidentification()).contains("113100");
        assertThat(report.bytes()).isGreaterThan(512 * 512 * 2 + 256 * 256 * 2);
    }

    @Test
    void implicitLittleEndianGoesThrough() {
        Path file =
                Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.IMPLICIT_LE);

        assertThat(stage.send("-xi", file).statuses()).containsExactly("0x0000");
        assertThat(Dcmtk.run("dcmdump", vendor.files().get(0).toString()).output())
                .contains("=LittleEndianImplicit")
                .contains("(7fe0,0010)");
    }

    @Test
    void compressedPixelsGoThroughUndecoded() {
        Path rle = Scan.file(temp.resolve("1.dcm"), Scan.withFragments(Scan.mr(Stage.ANNA, 1)), Scan.RLE);
        Path jpeg = Scan.file(temp.resolve("2.dcm"), Scan.withFragments(Scan.mr(Stage.ANNA, 2)), Scan.JPEG);

        assertThat(stage.send("-xr", rle).statuses()).containsExactly("0x0000");
        assertThat(stage.send("-xy", jpeg).statuses()).containsExactly("0x0000");

        List<String> dumps = new ArrayList<>();
        vendor.files()
                .forEach(file -> dumps.add(Dcmtk.run("dcmdump", file.toString()).output()));
        assertThat(dumps).anyMatch(dump -> dump.contains("=RLELossless"));
        assertThat(dumps).anyMatch(dump -> dump.contains("=JPEGBaseline"));
        assertThat(dumps).allMatch(dump -> dump.contains("70000"));
    }

    @Test
    void aNoRefusesTheVeryNextImage() {
        Path first =
                Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
        Path second =
                Scan.file(temp.resolve("2.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 2)), TransferSyntax.EXPLICIT_LE);

        assertThat(stage.send("-xe", first).statuses()).containsExactly("0x0000");
        stage.annaSaysNo();
        Dcmtk.Result refused = stage.send("-xe", second);

        assertThat(refused.statuses()).containsExactly("0x0124");
        assertThat(refused.output()).contains("Refused: CONSENT_DENY");
        assertThat(vendor.files()).hasSize(1);
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactly(tuple(State.SENT, null), tuple(State.REFUSED, Reason.CONSENT_DENY));
    }

    @Test
    void aScanWithoutPatientIdIsRefused() {
        Dataset nobody = Scan.withPixels(Scan.mr(Stage.ANNA, 1));
        nobody.remove(Tag.PATIENT_ID);

        assertThat(stage.send("-xe", Scan.file(temp.resolve("1.dcm"), nobody, TransferSyntax.EXPLICIT_LE))
                        .statuses())
                .containsExactly("0x0124");
        assertThat(vendor.files()).isEmpty();
        assertThat(stage.reports()).extracting(DisclosureReport::reason).containsExactly(Reason.NO_PATIENT);
    }

    @Test
    void aScanOfAnotherPatientInTheSameStudyIsRefused() {
        Path file = Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.mr("P-999", 1)), TransferSyntax.EXPLICIT_LE);

        assertThat(stage.send("-xe", file).statuses()).containsExactly("0x0124");
        assertThat(vendor.files()).isEmpty();
        assertThat(stage.reports()).extracting(DisclosureReport::reason).containsExactly(Reason.MIXED_PATIENT);
    }

    @Test
    void aTitleThatIsNoRouteIsRejectedAndSoIsAnUnknownSender() {
        String port = Integer.toString(stage.port());

        assertThat(Dcmtk.run("echoscu", "-aec", "NOBODY", "-aet", "DEMOPACS", "127.0.0.1", port)
                        .output())
                .contains("Called AE Title Not Recognized");
        assertThat(Dcmtk.run("echoscu", "-aec", "NORTHLIGHT", "-aet", "STRANGER", "127.0.0.1", port)
                        .output())
                .contains("Calling AE Title Not Recognized");
        assertThat(Dcmtk.run("echoscu", "-aec", "NORTHLIGHT", "-aet", "DEMOPACS", "127.0.0.1", port)
                        .exit())
                .isZero();
        // Nobody but the sender heard of the first, and the log of the process alone of the second.
        assertThat(stage.turnedAway())
                .containsExactly("unknown-route DEMOPACS/NOBODY", "unknown-title STRANGER/NORTHLIGHT");
    }

    @Test
    void aCompanyThatDiesWithinAStudyGetsTheRestWhenItIsBack() {
        Path first =
                Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.mr(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
        Path second =
                Scan.file(temp.resolve("2.dcm"), Scan.withPixels(Scan.mr(Stage.ANNA, 2)), TransferSyntax.EXPLICIT_LE);
        Path third =
                Scan.file(temp.resolve("3.dcm"), Scan.withPixels(Scan.mr(Stage.ANNA, 3)), TransferSyntax.EXPLICIT_LE);

        assertThat(stage.send("-xe", first).statuses()).containsExactly("0x0000");
        vendor.close();
        Dcmtk.Result meanwhile = stage.send("-xe", second);
        vendor = StoreScp.start(temp.resolve("vendor2"), vendor.port());

        assertThat(meanwhile.statuses()).containsExactly("0xa700");
        assertThat(stage.send("-xe", third).statuses()).containsExactly("0x0000");
        assertThat(stage.reports())
                .extracting(DisclosureReport::state)
                .containsExactly(State.SENT, State.FAILED, State.SENT);
    }

    @Test
    void aRouteForCtInOneEncodingIsGivenNothingElse() {
        stage.takes(new RouteLimits(Set.of(Scan.CT_CLASS), Set.of(TransferSyntax.EXPLICIT_LE.uid())));
        Path ct = Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
        Path mr = Scan.file(temp.resolve("2.dcm"), Scan.withPixels(Scan.mr(Stage.ANNA, 2)), TransferSyntax.EXPLICIT_LE);
        Path implicit =
                Scan.file(temp.resolve("3.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 3)), TransferSyntax.IMPLICIT_LE);

        assertThat(stage.send("-xe", mr).output()).contains("No presentation context");
        assertThat(stage.send("-xi", implicit).statuses()).isEmpty();
        assertThat(stage.send("-xe", ct).statuses()).containsExactly("0x0000");
        assertThat(vendor.files()).hasSize(1);
    }
}
