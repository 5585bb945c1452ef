// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an image by what its recipient answers: the classes of PS3.7 annex C, and codes nobody knows. */
@ExtendWith(OnStage.class)
class RecipientStatusTest {
    /** What is left of an image in the queue after three tries. */
    enum Left {
        NOTHING,
        WAITS,
        HELD
    }

    private final Company company;
    private final Stage stage;

    RecipientStatusTest(Stage stage, Company company) {
        this.stage = stage;
        this.company = company;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0000, 0000, SENT,   NOTHING
            B000, B000, SENT,   NOTHING
            B006, B006, SENT,   NOTHING
            B007, B007, SENT,   NOTHING
            BFFF, BFFF, SENT,   NOTHING
            0001, 0001, SENT,   NOTHING
            0107, 0107, SENT,   NOTHING
            0116, 0116, SENT,   NOTHING
            A700, A700, FAILED, WAITS
            A7FF, A7FF, FAILED, WAITS
            0110, 0110, FAILED, WAITS
            A900, A900, FAILED, HELD
            A9FF, A9FF, FAILED, HELD
            AFFF, AFFF, FAILED, HELD
            C000, C000, FAILED, HELD
            CFFF, CFFF, FAILED, HELD
            0111, 0111, FAILED, HELD
            0117, 0117, FAILED, HELD
            0122, 0122, FAILED, HELD
            0124, 0124, FAILED, HELD
            0210, 0210, FAILED, HELD
            0211, 0211, FAILED, HELD
            0212, 0212, FAILED, HELD
            0002, 0002, FAILED, HELD
            1234, 1234, FAILED, HELD
            8000, 8000, FAILED, HELD
            FDFF, FDFF, FAILED, HELD
            FE00, 0110, FAILED, HELD
            FF00, 0110, FAILED, HELD
            FF01, 0110, FAILED, HELD
            """)
    void everyAnswerHasItsConsequence(String answer, String senderGets, State state, Left left) {
        company.answers(HexFormat.fromHexDigits(answer));
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1).code()).isEqualTo(HexFormat.fromHexDigits(senderGets));
        }
        assertThat(stage.reports()).extracting(DisclosureReport::state).containsExactly(state);

        stage.waits(StoreAndForward.ANY_TIME);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
        }
        for (int tries = 0; tries < 3; tries++) {
            stage.workOff();
            stage.later(Duration.ofMinutes(2));
        }
        assertThat(left()).isEqualTo(left);
        assertThat(company.kept()).hasSize(state == State.SENT ? 2 : 0);
    }

    @Test
    void everyCodeThereIsHasOneMeaning() {
        assertThat(IntStream.rangeClosed(0, 0xFFFF)
                        .filter(code -> new Status(code, "").isStored())
                        .filter(code -> code >> 12 != 0xB))
                .containsExactly(0x0000, 0x0001, 0x0107, 0x0116);
        assertThat(IntStream.rangeClosed(0xB000, 0xBFFF)).allMatch(code -> new Status(code, "").isStored());
        assertThat(IntStream.rangeClosed(0, 0xFFFF)
                        .mapToObj(code -> Statuses.ofRecipient(new Status(code, "")))
                        .filter(status -> status.code() >= 0xFE00))
                .isEmpty();
    }

    private Left left() {
        if (stage.queue().counts().held() > 0) {
            return Left.HELD;
        }
        return stage.queue().counts().waiting() > 0 ? Left.WAITS : Left.NOTHING;
    }

    private static Dataset image(int number) {
        return Scan.withPixels(Scan.ct(Stage.ANNA, number));
    }
}
