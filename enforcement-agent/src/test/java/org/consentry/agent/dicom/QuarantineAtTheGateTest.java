// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.quarantine.QuarantinedImage;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A route whose senders cannot live with 0124H. */
@ExtendWith(OnStage.class)
class QuarantineAtTheGateTest {
    private final Path temp;
    private final Company company;
    private final Stage stage;

    QuarantineAtTheGateTest(Stage stage, Company company, Path temp) {
        this.stage = stage;
        this.company = company;
        this.temp = temp;
        stage.quarantines(14);
    }

    @Test
    void whatIsRefusedIsTakenRecordedListedAndNeverSent() {
        stage.annaSaysNo();

        assertThat(sent(1)).isEqualTo(Status.SUCCESS);

        assertThat(company.kept()).isEmpty();
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactly(tuple(State.REFUSED, Reason.CONSENT_DENY, 1));
        assertThat(stage.quarantine().on("NORTHLIGHT", 0, 10))
                .extracting(QuarantinedImage::facts)
                .singleElement()
                .satisfies(facts -> {
                    assertThat(facts.reason()).isEqualTo("CONSENT_DENY");
                    assertThat(facts.study()).isEqualTo(Scan.STUDY);
                    assertThat(facts.sopInstance()).isEqualTo(Scan.STUDY + ".1.1");
                    assertThat(Duration.between(facts.at(), facts.until())).isEqualTo(Duration.ofDays(14));
                });
    }

    @Test
    void whatMayLeaveLeavesAsOnAnyRoute() {
        assertThat(sent(1)).isEqualTo(Status.SUCCESS);

        assertThat(company.kept()).hasSize(1);
        assertThat(stage.quarantine().size()).isZero();
    }

    /** A yes that comes later lets the sender send again; it lets nothing out of here. */
    @Test
    void aYesThatComesLaterLetsNothingOut() {
        stage.annaSaysNo();
        sent(1);

        stage.annaSaysNothing();
        stage.workOff();
        stage.quarantine().doWork();

        assertThat(company.kept()).isEmpty();
        assertThat(stage.quarantine().size()).isEqualTo(1);
    }

    /** The sender is to ask again, so it must not think that all is well. */
    @Test
    void whatHasNoSafeAnswerYetIsNotTaken() {
        stage.replica().growStale();

        assertThat(sent(1).code()).isEqualTo(Status.OUT_OF_RESOURCES);
        assertThat(stage.quarantine().size()).isZero();
    }

    @Test
    void whatIsMalformedIsNotTaken() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 1).code()).isEqualTo(Status.CANNOT_UNDERSTAND);
        }
        assertThat(stage.quarantine().size()).isZero();
    }

    @Test
    void theRouteSaysFromImageToImageWhetherItIsTaken() {
        stage.annaSaysNo();
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            stage.quarantines(0);
            assertThat(pacs.send(image(2), 2).code()).isEqualTo(Status.NOT_AUTHORIZED);
        }
        assertThat(stage.quarantine().size()).isEqualTo(1);
    }

    @Test
    void aDiskThatTakesNothingIsNoSuccess() throws IOException {
        stage.annaSaysNo();
        Files.delete(temp.resolve("quarantine"));

        assertThat(sent(1).code()).isEqualTo(Status.OUT_OF_RESOURCES);
        assertThat(stage.reports()).extracting(DisclosureReport::state).containsExactly(State.REFUSED);
    }

    @Test
    void aRouteOnTrialKeepsNothingAndAnswersAsTheOpenOneWould() {
        stage.route(Route.State.SHADOW);
        stage.annaSaysNo();

        assertThat(sent(1)).isEqualTo(Status.SUCCESS);
        assertThat(stage.quarantine().size()).isZero();
        assertThat(stage.reports()).isEmpty();
    }

    private Status sent(int number) {
        try (Sender pacs = new Sender(stage)) {
            return pacs.send(image(number), number);
        }
    }

    private static Dataset image(int number) {
        return Scan.ct(Stage.ANNA, number).put(Tag.BODY_PART_EXAMINED, "CHEST");
    }
}
