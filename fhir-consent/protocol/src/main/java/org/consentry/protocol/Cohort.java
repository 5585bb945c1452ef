// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Set;
import org.consentry.policy.CohortTally;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.Permit;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;

/** Lines of a cohort's question and answer: one line a scan, with one line before and one behind. */
public final class Cohort {

    private Cohort() {}

    /**
     * The first line of a question.
     *
     * @param purpose what for
     * @param recipient for whom
     * @param supported the obligations the asker can fulfill
     * @param after the last line that was answered before, for an answer that was broken off; 0 to begin
     */
    public record Header(Purpose purpose, RecipientId recipient, Set<Obligation> supported, long after) {
        public Header {
            supported = Set.copyOf(supported);
        }
    }

    /** Reads the first line of a question. */
    public static Header header(String line) {
        return header(Members.parse(line, "line 1"));
    }

    /** Reads the same where the question itself has no line for it. */
    public static Header header(JsonObject json, String where) {
        return header(Members.of(json, where));
    }

    private static Header header(Members json) {
        return new Header(
                json.converted("purpose", Spellings::purpose),
                json.converted("recipient", Spellings::recipient),
                json.optionalTexts("supported_obligations", Obligation::new),
                json.has("after") ? json.number("after") : 0);
    }

    /**
     * Reads a line that names a scan.
     *
     * @param number the line's number, for the error
     */
    public static StudyUid study(String line, long number) {
        return Members.parse(line, "line " + number).converted("study", Spellings::study);
    }

    /** Writes a line of the answer, without the line's end. */
    public static String answer(long number, StudyUid study, Decision decision) {
        JsonObjectBuilder json = createObjectBuilder().add("line", number).add("study", study.value());
        switch (decision) {
            case Permit permit -> {
                JsonArrayBuilder obligations = createArrayBuilder();
                permit.obligations().stream().sorted().forEach(duty -> obligations.add(duty.code()));
                json.add("decision", true)
                        .add("outcome", DecisionOutcome.of(permit).name())
                        .add("obligations", obligations);
            }
            case Deny deny ->
                json.add("decision", false)
                        .add("outcome", DecisionOutcome.of(deny).name())
                        .add("code", deny.code());
        }
        return json.build().toString();
    }

    /**
     * Writes the answer to a line that cannot be read, without the line's end; whoever looks at nothing else sees a no.
     */
    public static String unreadable(long number, String expected) {
        return createObjectBuilder()
                .add("line", number)
                .add("decision", false)
                .add("error", expected)
                .build()
                .toString();
    }

    /**
     * Writes the last line of an answer.
     *
     * @param unreadable how many lines could not be read
     */
    public static String trailer(long position, Instant asOf, CohortTally tally, long unreadable) {
        JsonObjectBuilder denied = createObjectBuilder();
        tally.denied().forEach(denied::add);
        return createObjectBuilder()
                .add("trailer", true)
                .add("position", position)
                .add("asOf", asOf.toString())
                .add("permitted", tally.permitted())
                .add("denied", denied)
                .add("unreadable", unreadable)
                .build()
                .toString();
    }
}
