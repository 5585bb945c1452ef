// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingReportJsonTest {
    private static final WaitingReport REPORT = new WaitingReport(
            "agent-1",
            7,
            List.of(new WaitingReport.Scan(
                    new PatientId("urn:oid:2.999.1", "4711"),
                    new StudyUid("2.999.5.1"),
                    new RecipientId("northlight"),
                    Purpose.MLTRAINING,
                    "NORTHLIGHT",
                    Instant.parse("2026-06-15T12:00:00Z"),
                    214)));

    @Test
    void itComesBackAsItWas() {
        assertThat(WaitingReportJson.read(WaitingReportJson.write(REPORT).toString()))
                .isEqualTo(REPORT);
        WaitingReport nothing = new WaitingReport("agent-1", 0, List.of());
        assertThat(WaitingReportJson.read(WaitingReportJson.write(nothing).toString()))
                .isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "instances":214                 | "instances":0
            "instances":214                 | "instances":99999999999
            "sequence":7                    | "sequence":-1
            "study":"2.999.5.1"             | "study":"a study"
            "since":"2026-06-15T12:00:00Z"  | "since":"noon"
            "route":"NORTHLIGHT"            | "rout":"NORTHLIGHT"
            """)
    void whatIsNotUnderstoodIsRefused(String part, String other) {
        String text = WaitingReportJson.write(REPORT).toString();
        assertThat(text).contains(part);

        assertThatThrownBy(() -> WaitingReportJson.read(text.replace(part, other)))
                .isInstanceOf(MalformedMessageException.class);
    }
}
