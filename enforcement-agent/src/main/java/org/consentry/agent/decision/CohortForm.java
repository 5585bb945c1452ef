// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.consentry.policy.CohortTally;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.Permit;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.DecisionOutcome;

/** How the answer to a cohort is written, line by line; none has its end. */
public enum CohortForm {
    /** Lines of JSON. */
    JSON {
        @Override
        String names() {
            return "";
        }

        @Override
        String answer(long number, StudyUid study, Decision decision) {
            return Cohort.answer(number, study, decision);
        }

        @Override
        String unreadable(long number, String expected) {
            return Cohort.unreadable(number, expected);
        }

        @Override
        String cutOff(long number, String why) {
            return Problems.line(number, why);
        }

        @Override
        String trailer(long position, Instant asOf, CohortTally tally, long unreadable) {
            return Cohort.trailer(position, asOf, tally, unreadable);
        }
    },

    /** CSV (RFC 4180) with a row of names. The last row has {@code trailer} for a line, and the sums in its note. */
    CSV {
        @Override
        String names() {
            return "line,study,decision,outcome,code,obligations,note\n";
        }

        @Override
        String answer(long number, StudyUid study, Decision decision) {
            String outcome = DecisionOutcome.of(decision).name();
            String begin = number + "," + study.value() + ",";
            return switch (decision) {
                case Permit permit ->
                    begin + "true," + outcome + ",,"
                            + permit.obligations().stream()
                                    .sorted()
                                    .map(Obligation::code)
                                    .collect(Collectors.joining(" "))
                            + ",";
                case Deny deny -> begin + "false," + outcome + "," + deny.code() + ",,";
            };
        }

        @Override
        String unreadable(long number, String expected) {
            return number + ",,false,,,," + quoted(expected);
        }

        @Override
        String cutOff(long number, String why) {
            return number + ",,,,,," + quoted(why);
        }

        @Override
        String trailer(long position, Instant asOf, CohortTally tally, long unreadable) {
            String denied =
                    tally.denied().entrySet().stream().map(CohortForm::sum).collect(Collectors.joining(" "));
            return "trailer,,,,,,"
                    + quoted("position=" + position + " asOf=" + asOf + " permitted=" + tally.permitted()
                            + " unreadable=" + unreadable + (denied.isEmpty() ? "" : " " + denied));
        }
    };

    /** What comes first, with its end; empty if nothing does. */
    abstract String names();

    /** The answer to a line. */
    abstract String answer(long number, StudyUid study, Decision decision);

    /** The answer to a line that cannot be read. */
    abstract String unreadable(long number, String expected);

    /** The line that ends an answer early. */
    abstract String cutOff(long number, String why);

    /** The last line, without which it is no answer. */
    abstract String trailer(long position, Instant asOf, CohortTally tally, long unreadable);

    private static String sum(Map.Entry<String, Long> denied) {
        return "denied." + denied.getKey() + "=" + denied.getValue();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
