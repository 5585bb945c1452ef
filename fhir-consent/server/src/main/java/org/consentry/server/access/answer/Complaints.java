// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Collects every fault of a resource, so that its sender learns all of them in one answer. */
public final class Complaints {
    private final List<Complaint> all = new ArrayList<>();

    /**
     * What was expected at one element and what was found there.
     *
     * @param expression FHIRPath of the element
     * @param expected what may be there
     * @param found what is there
     * @param remark whether the server understands the element all the same; then the sender is told, and nothing is
     *     refused
     */
    public record Complaint(String expression, String expected, String found, boolean remark) {
        /** The sentence for the sender. */
        public String text() {
            return "Expected " + expected + ", found " + found;
        }
    }

    /** Adds a fault. */
    public void add(String expression, String expected, String found) {
        all.add(new Complaint(expression, expected, found, false));
    }

    /** Adds a remark: the server understands the element, but there is a better way to write it. */
    public void remark(String expression, String expected, String found) {
        all.add(new Complaint(expression, expected, found, true));
    }

    /** All faults and remarks so far. */
    public List<Complaint> all() {
        return List.copyOf(all);
    }

    /** Refuses with 422 if there is any complaint. */
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
