// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Terms;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.DisclosureReport.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisclosureReportJsonTest {

    @Test
    void reportsComeBackAsTheyWere() {
        DisclosureReport sent = report(1, State.SENT, null, "decision");
        DisclosureReport refused = report(2, State.REFUSED, Reason.CONSENT_DENY, null);
        DisclosureReportJson.Batch batch = new DisclosureReportJson.Batch("agent-1", List.of(sent, refused));

        assertThat(DisclosureReportJson.readBatch(
                        DisclosureReportJson.write(batch).toString()))
                .isEqualTo(batch);
    }

    @Test
    void aRefusalAndNothingElseHasAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> report(1, State.REFUSED, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> report(1, State.SENT, Reason.CONSENT_DENY, null));
    }

    @Test
    void sequencesStartAtOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> report(0, State.SENT, null, null));
    }

    @Test
    void aMalformedReportIsNamedByPlace() {
        String wrong = DisclosureReportJson.write(report(1, State.SENT, null, null))
                .toString()
                .replace("\"SENT\"", "\"LOST\"");

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> DisclosureReportJson.readBatch("{\"agent\":\"a\",\"reports\":[" + wrong + "]}"))
                .withMessageStartingWith(
                        "expected one of [SENT, FAILED, REFUSED, UNCERTAIN] at batch.reports[0].state");
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> DisclosureReportJson.readBatch("[]"));
    }

    private static DisclosureReport report(
            long sequence, State state, @Nullable Reason reason, @Nullable String decision) {
        return new DisclosureReport(
                sequence,
                "release",
                Instant.parse("2026-06-15T12:00:00Z"),
                decision == null ? null : Terms.ANNA,
                decision == null ? null : Terms.SCAN,
                new RecipientId("northlight"),
                Purpose.MLTRAINING,
                "NORTHLIGHT_AI",
                state,
                reason,
                3,
                526_000,
                List.of("113100", "113107"),
                Identifiability.CODED,
                "US",
                decision,
                Set.of("Consent/x/_history/2"),
                decision == null ? null : "demo/1",
                17,
                SentBy.COMPUTER);
    }
}
