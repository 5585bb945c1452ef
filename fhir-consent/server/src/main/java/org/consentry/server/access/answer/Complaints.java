// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Gathers everything that is wrong with a resource, so that its sender hears of all of it at once. */
public final class Complaints {
    private final List<Complaint> all = new ArrayList<>();

    /**
     * What was expected at one element and what was found there.
     *
     * @param expression FHIRPath of the element
     * @param expected what may be there
     * @param found what is there
     * @param remark whether it has a meaning all the same, and is only told
     */
    public record Complaint(String expression, String expected, String found, boolean remark) {
        /** The sentence for the sender. */
        public String text() {
            return "Expected " + expected + ", found " + found;
        }
    }

    /** Adds one. */
    public void add(String expression, String expected, String found) {
        all.add(new Complaint(expression, expected, found, false));
    }

    /** Adds what has a meaning here and is better said otherwise. */
    public void remark(String expression, String expected, String found) {
        all.add(new Complaint(expression, expected, found, true));
    }

    /** Everything so far. */
    public List<Complaint> all() {
        return List.copyOf(all);
    }

    /** Refuses with 422 if there is anything to complain of. */
    public void refuse() {
        if (all.isEmpty()) {
            return;
        }
        OperationOutcome outcome = new OperationOutcome();
        for (Complaint complaint : all) {
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                    .setCode(OperationOutcome.IssueType.INVALID)
                    .setDiagnostics(complaint.text())
                    .addExpression(complaint.expression());
        }
        // The message may reach a log: what was found stays in the answer.
        throw new UnprocessableEntityException("The resource breaks " + all.size() + " rules", outcome);
    }
}
