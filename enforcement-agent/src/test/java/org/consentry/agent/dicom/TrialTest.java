// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.deidentify.HeaderChange;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.policy.Basis;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One scan, tried on a route by an administrator. */
@ExtendWith(OnStage.class)
class TrialTest {
    private static final String ROUTE = "NORTHLIGHT";
    private static final HandAct OLGA = new HandAct(HandAct.Kind.TRY, "Olga Ortiz", "olga", "tried it");

    private final Company company;
    private final Stage stage;

    TrialTest(Stage stage, Company company) {
        this.stage = stage;
        this.company = company;
    }

    @AfterEach
    void check() {
        assertThat(company.associations()).isZero();
        assertThat(stage.reports()).allMatch(report -> report.state() == State.HANDLED && report.bytes() == 0);
        assertThat(stage.shadow().all()).isEmpty();
    }

    @Test
    void aScanThatWouldLeaveIsShownBeforeAndAfter() throws IOException {
        TrialResult result = tried(image());

        assertThat(result.refused()).isEmpty();
        assertThat(result.obligations()).contains(Obligation.DEID);
        assertThat(result.changes()).anySatisfy(change -> {
            assertThat(change.name()).isEqualTo("(0010,0020) PatientID");
            assertThat(change.kind()).isEqualTo(HeaderChange.Kind.CHANGED);
            assertThat(change.before()).isEqualTo(Stage.ANNA);
            assertThat(change.after()).startsWith("P").isNotEqualTo(Stage.ANNA);
        });
    }

    @Test
    void theAuditTrailSaysWhoTriedIt() throws IOException {
        stage.annaSaysNo();
        tried(image());

        assertThat(stage.reports()).singleElement().satisfies(report -> {
            assertThat(report.act()).isEqualTo(OLGA);
            assertThat(report.state()).isEqualTo(State.HANDLED);
            assertThat(report.patient()).extracting(PatientId::value).isEqualTo(Stage.ANNA);
            assertThat(report.study()).isEqualTo(new StudyUid(Scan.STUDY));
        });
    }

    @Test
    void aClosedRouteAnswersAsIfItWereOpen() throws IOException {
        stage.route(Route.State.CLOSED);
        assertThat(tried(image()).refused()).isEmpty();
    }

    @Test
    void aNoIsNamedWithTheConsentItStandsIn() throws IOException {
        stage.annaSaysNo();

        TrialResult result = tried(image());

        assertThat(result.refused()).map(Deny::code).contains("CONSENT_DENY");
        assertThat(result.basis()).extracting(Basis::reference).containsExactly("Consent/anna-ai/_history/1");
        assertThat(result.changes()).isEmpty();
    }

    @Test
    void theElementThatWouldStopItIsNamed() throws IOException {
        TrialResult result = tried(image().put(Tag.BODY_PART_EXAMINED, ""));

        assertThat(result.refused()).map(Deny::code).contains("DEID_INSUFFICIENT");
        assertThat(result.basis())
                .extracting(Basis::reference)
                .isEqualTo(List.of("(0018,0015) BodyPartExamined empty"));
    }

    @Test
    void whatIsNoDicomFileIsToldSo() {
        assertThatThrownBy(() -> stage.trial().of(ROUTE, new ByteArrayInputStream(new byte[10]), OLGA))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("DICM");
    }

    @Test
    void anUnknownRouteIsNone() throws IOException {
        assertThat(stage.trial().of("NOBODY", file(image()), OLGA)).isEmpty();
    }

    private TrialResult tried(Dataset image) throws IOException {
        return stage.trial().of(ROUTE, file(image), OLGA).orElseThrow();
    }

    private static Dataset image() {
        return Scan.withPixels(Scan.ct(Stage.ANNA, 1));
    }

    /** Cut off behind the beginning of the pixel data, since nobody reads further. */
    private static ByteArrayInputStream file(Dataset image) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DicomFile.write(whole, image, TransferSyntax.EXPLICIT_LE);
        return new ByteArrayInputStream(whole.toByteArray(), 0, whole.size() - 1000);
    }
}
