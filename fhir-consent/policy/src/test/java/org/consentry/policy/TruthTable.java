// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Cases that every door to a decision must answer alike: the function, the server and the agent run them all. */
public final class TruthTable {

    private static final RegimeSet USUAL = RegimeSet.of(Terms.REGIME);

    private TruthTable() {}

    /**
     * One case.
     *
     * @param rule what the case shows, as a sentence
     * @param regimes the regimes it is asked in, usually {@link Terms#REGIME} alone
     * @param expected {@code PERMIT}, with the obligations that are left, or {@code DENY} with the code
     */
    public record Row(String rule, PatientTerms terms, AccessRequest request, RegimeSet regimes, String expected) {

        /** The same in these regimes. */
        Row in(Regime... others) {
            return new Row(rule, terms, request, RegimeSet.of(List.of(others)), expected);
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    /** The short form of a decision that {@link Row#expected()} has. */
    public static String outcome(Decision decision) {
        return switch (decision) {
            case Permit permit ->
                ("PERMIT "
                                + String.join(
                                        " ",
                                        permit.obligations().stream()
                                                .sorted()
                                                .map(Obligation::code)
                                                .toList()))
                        .trim();
            case Deny deny -> "DENY " + deny.code();
        };
    }

    /** All cases. */
    public static List<Row> rows() {
        return Stream.of(
                        PurposeRows.rows(),
                        RecipientRows.rows(),
                        ConsentRows.rows(),
                        SupersessionRows.rows(),
                        SpanRows.rows(),
                        LabelRows.rows(),
                        ResearchRows.rows(),
                        SilentRows.rows(),
                        ExampleRows.rows(),
                        ExampleConflictRows.rows(),
                        StudyRows.rows(),
                        NarrownessRows.rows(),
                        RegimeRows.rows())
                .flatMap(Collection::stream)
                .toList();
    }

    static Row row(String rule, Rule root, AccessRequest request, String expected) {
        return row(rule, PatientTerms.of(Terms.consent("any", root)), request, expected);
    }

    static Row row(String rule, PatientTerms terms, AccessRequest request, String expected) {
        return new Row(rule, terms, request, USUAL, expected);
    }
}
