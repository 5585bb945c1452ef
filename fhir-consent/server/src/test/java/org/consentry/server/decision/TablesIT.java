// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Terms;
import org.consentry.policy.TruthTable;
import org.consentry.protocol.Claims;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportDecision;
import org.consentry.protocol.export.ExportTable;
import org.consentry.protocol.export.Told;
import org.consentry.protocol.export.TruthTableQuestion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that every door answers alike, with everything a row says written to the log and read back. */
class TablesIT {
    @SuppressWarnings("NullAway.Init") // made before all tests
    private static WrittenLog log;

    @BeforeAll
    static void tables() throws SQLException {
        log = new WrittenLog("tables", Terms.ANNA, Told.ANNA_BEFORE, Told.BEN);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.consentry.protocol.export.TruthTableQuestion#all")
    void everyRowOfThePolicyHolds(TruthTableQuestion question) throws SQLException {
        log.write(question.told());

        for (Claims claims : List.of(question.claims(), asItWasKnown(question))) {
            LogFacts known = log.facts(claims, question.now(), question.row().terms());
            ExportDecision made = ExportDecision.of(question.asked(claims), known, Certainty.SURE, question.now());

            assertThat(TruthTable.outcome(made.decision()))
                    .isEqualTo(question.row().expected());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyRowOfTheChecksHolds(ExportTable.Row row) throws SQLException {
        log.write(row.told().entries());

        LogFacts known = log.facts(row.asked().claims(), Told.NOON, PatientTerms.NONE);
        ExportDecision made = ExportDecision.of(row.asked(), known, row.certainty(), Told.NOON);

        assertThat(TruthTable.outcome(made.decision())).isEqualTo(row.expected());
    }

    static Stream<ExportTable.Row> rows() {
        return ExportTable.rows().stream();
    }

    private static Claims asItWasKnown(TruthTableQuestion question) {
        Claims now = question.claims();
        return new Claims(
                now.patient(), now.study(), now.project(), now.sale(), now.place(), now.asOf(), question.now());
    }
}
