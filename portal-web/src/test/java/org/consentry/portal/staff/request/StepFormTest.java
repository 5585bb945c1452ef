// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.DeleteRequest.State;
import org.consentry.portal.fhir.request.StaffStep;
import org.consentry.portal.staff.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepFormTest {

    private static final LocalDate ASKED = LocalDate.parse("2026-11-02");
    private static final LocalDate TOLD = LocalDate.parse("2026-11-05");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private static DeleteRequest request(State state, Optional<LocalDate> told) {
        Instant at = Instant.parse("2026-11-02T15:00:00Z");
        return new DeleteRequest(
                "r1", 1, "p1", "northlight", state, at, at, Optional.empty(), told, DeleteRequest.Outcome.NONE);
    }

    private static List<String> wrong(State state, String step, String day, String words) {
        StepForm form = StepForm.of(Map.of("step", step, "day", day, "words", words, "certificate", ""));
        return form.mistakes(request(state, Optional.of(TOLD)), ASKED, TODAY).stream()
                .map(Mistake::field)
                .toList();
    }

    /** A request that is over takes no step, and only what was told is answered. */
    @ParameterizedTest
    @CsvSource({
        "ASKED, take tell refuse",
        "TAKEN, tell refuse",
        "TOLD, done refuse",
        "ON_HOLD, done refuse",
        "DONE, ''",
        "REFUSED, ''",
        "TAKEN_BACK, ''"
    })
    void aStepFollowsFromTheState(State state, String steps) {
        assertThat(String.join(" ", StepForm.possible(request(state, Optional.of(TOLD)))))
                .isEqualTo(steps);
    }

    @Test
    void whatNobodyWasToldOnADayIsToldFirst() {
        assertThat(StepForm.possible(request(State.TOLD, Optional.empty()))).containsExactly("tell", "refuse");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TAKEN | tell   | 11/02/2026 | ''                 | ''
                    TAKEN | tell   | 11/01/2026 | ''                 | day
                    TAKEN | tell   | 11/23/2026 | ''                 | day
                    TAKEN | tell   | soon       | ''                 | day
                    TAKEN | done   | 11/19/2026 | We deleted 2 scans | step-tell
                    TOLD  | done   | 2026-11-19 | We deleted 2 scans | ''
                    TOLD  | done   | 11/04/2026 | We deleted 2 scans | day
                    TOLD  | done   | 11/19/2026 | ok                 | words
                    TOLD  | refuse | ''         | ''                 | day words
                    ASKED | take   | ''         | ''                 | ''
                    ASKED | ''     | 11/19/2026 | We deleted 2 scans | step-take
                    """)
    void eachStepNeedsItsDayAndWordsThatThePatientCanRead(
            State state, String step, String day, String words, String fields) {
        assertThat(String.join(" ", wrong(state, step, day, words))).isEqualTo(fields);
    }

    @Test
    void theLongestWordsHaveAnEnd() {
        assertThat(wrong(State.TOLD, "done", "11/19/2026", "x".repeat(1000))).isEmpty();
        assertThat(wrong(State.TOLD, "done", "11/19/2026", "x".repeat(1001))).containsExactly("words");
        var form = new StepForm("done", "11/19/2026", "We did it", "x".repeat(101));
        assertThat(form.mistakes(request(State.TOLD, Optional.of(TOLD)), ASKED, TODAY))
                .extracting(Mistake::field)
                .containsExactly("certificate");
    }

    @Test
    void aFormIsReadAsItsStep() {
        LocalDate day = LocalDate.parse("2026-11-19");
        assertThat(new StepForm("take", "", "", "").read()).isEqualTo(new StaffStep.Take());
        assertThat(new StepForm("tell", "11/19/2026", "", "").read()).isEqualTo(new StaffStep.Tell(day));
        assertThat(new StepForm("done", "11/19/2026", "We did", "7").read())
                .isEqualTo(new StaffStep.Done(day, "We did", "7"));
        assertThat(new StepForm("refuse", "11/19/2026", "The law", "").read())
                .isEqualTo(new StaffStep.Refuse(day, "The law"));
    }
}
