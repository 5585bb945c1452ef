// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.Held;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a recipient by what it has and what it was asked. */
class RecipientProgressTest {

    /** A request that was over counted for scans that left after it, so that nobody was offered to ask again. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            DONE,       2026-03-01, 2026-02-01, 1, 0, asked
            DONE,       2026-03-01, 2026-03-02, 1, 0, again
            REFUSED,    2026-03-01, 2026-03-02, 0, 1, again
            TAKEN_BACK, 2026-03-01, 2026-03-02, 1, 0, again
            DONE,       2026-03-01, 2026-03-02, 0, 0, lost
            TOLD,       2026-03-01, 2026-03-02, 1, 0, asked
            ASKED,      2026-03-01, 2026-02-01, 1, 0, asked
            '',         2026-03-01, 2026-02-01, 1, 0, has
            '',         2026-03-01, 2026-02-01, 0, 1, has
            '',         2026-03-01, 2026-02-01, 0, 0, lost
            DONE,       2026-03-01, '',         0, 0, asked
            '',         2026-03-01, '',         0, 0, nothing""")
    void aRequestIsForWhatLeftBeforeIt(String state, String asked, String last, int found, int others, String told) {
        Optional<Held> held = last.isEmpty()
                ? Optional.empty()
                : Optional.of(new Held("northlight", at(last), found, 1, others, List.of(), List.of()));
        Optional<DeleteRequest> request = state.isEmpty()
                ? Optional.empty()
                : Optional.of(request(DeleteRequest.State.valueOf(state), at(asked)));

        var progress = new RecipientProgress(
                "northlight", "Northlight", PageSection.missing(), held, PageSection.there(request));

        assertThat(progress.told()).isEqualTo(told);
    }

    private static DeleteRequest request(DeleteRequest.State state, Instant asked) {
        return new DeleteRequest(
                "r1",
                1,
                "p1",
                "northlight",
                state,
                asked,
                asked,
                Optional.empty(),
                Optional.empty(),
                DeleteRequest.Outcome.NONE);
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
